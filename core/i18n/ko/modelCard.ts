/** 모형 카드: 구매 모형을 고른 이유와 믿기 어려운 곳. */
export const modelCardTexts = {
  'modelCard.reason.tooLittleData': '재구매가 너무 적어 모형 대신 모든 고객에게 같은 평균 구매율을 썼습니다.',
  'modelCard.reason.likelihood': '다른 모든 모형보다 데이터에 훨씬 잘 맞습니다.',
  'modelCard.reason.likelihoodNoHistory':
    '데이터에 가장 잘 맞습니다. 기록이 짧아 과거 예측을 되풀이해 볼 수는 없습니다.',
  'modelCard.reason.likelihoodHolds': '데이터에 가장 잘 맞고, 과거를 뚜렷하게 더 잘 맞힌 다른 모형이 없습니다.',
  'modelCard.reason.paretoHolds':
    '가장 잘 맞는 모형과 비슷하게 맞고 장기 합계가 안정적이며, 과거를 뚜렷하게 더 잘 맞힌 다른 모형이 없습니다.',
  'modelCard.reason.pastErrors': '가장 잘 맞는 모형과 비슷하게 맞으면서 과거를 뚜렷하게 더 잘 맞혔습니다.',

  'modelCard.warning.noPurchases': '이 날짜 전의 구매 기록이 없습니다.',
  'modelCard.warning.tooLittleData':
    '구매 고객이 {buyers:number}명, 재구매 고객이 {repeatCustomers:number}명뿐이라 모형을 맞추기에 부족합니다.',
  'modelCard.warning.unidentified':
    '데이터만으로 {parameters} 값을 정할 수 없습니다. 고객이 떠나는지 아직 알 수 없습니다.',
  'modelCard.warning.shortHistory':
    '기록이 {days:number}일뿐이라 과거 예측을 확인할 수 없습니다. 구간이 실제보다 좁습니다.',
  'modelCard.warning.overForecast': '과거 {days:number}일 예측이 평균 {share:percent} 높았습니다.',
  'modelCard.warning.underForecast': '과거 {days:number}일 예측이 평균 {share:percent} 낮았습니다.',
  'modelCard.warning.undercovers':
    '90% 구간이 과거 {origins:number}번 가운데 {covered:number}번만 실제 값을 담았습니다.',
  'modelCard.warning.leftTruncated':
    '처음 {days:number}일 안에 구매했거나 그 전에 가입한 고객 {customers:number}명은 데이터보다 오래된 고객일 수 있습니다. 그 전의 구매는 알 수 없습니다.',
  'modelCard.warning.birthsAll': '데이터 속 첫 구매를 모두 실제 첫 구매로 보았습니다.',
  'modelCard.warning.noAmounts': '금액이 있는 구매가 없어 매출은 예측하지 않습니다.',
  'modelCard.warning.spendPlain':
    '금액이 있는 재구매 고객이 {customers:number}명뿐이라 모두에게 같은 평균 금액을 썼습니다.',
  'modelCard.warning.spendFollowsFrequency':
    '구매 금액이 구매 횟수와 관련이 있습니다(상관 {correlation}). 금액 모형은 둘을 무관하다고 봅니다.',
  'modelCard.warning.sampled':
    '일정 간격으로 뽑은 고객에 맞추었습니다: 구매 고객 {of:number}명 중 {customers:number}명.',

  'modelCard.cli.history': '기록 {historyDays:number}일, 고객 {customers:number}명, 구매일 {transactions:number}건',
  'modelCard.cli.regularity': '구매 간격의 규칙성(Wheat-Morrison): {k}, 고객 {customers:number}명. 1이면 규칙 없음',
  'modelCard.cli.parameter': '  {name} {value} (표준 오차 {standardError})',
  'modelCard.cli.parameterLoose': '  {name} {value} (데이터로 정할 수 없음)',
  'modelCard.cli.candidates': '후보 모형: 고객 {customers:number}명의 로그 우도, 과거 예측 오차',
  'modelCard.cli.candidate': '  {name}: {logLikelihood}, {errors}',
  'modelCard.cli.candidateChosen': '* {name}: {logLikelihood}, {errors}',
  'modelCard.cli.error': '{days:number}일 {share:percent}',
  'modelCard.cli.notTried': '우도로 제외',
  'modelCard.cli.noOrigins': '기록이 짧음',
  'modelCard.cli.coverage': '90% 구간이 과거 예측 {origins:number}번 중 {covered:number}번 실제 값을 담았습니다.',
  'modelCard.cli.responses': '기록된 발송으로 잰 메시지 반응',
  'modelCard.cli.response': '  {text} 메시지 {messages:number}종, 발송 {sends:number}건.',
  'modelCard.cli.warning': '! {text}',
} as const;
