import type { Catalog } from '../translator.ts';

export const basis: Catalog = {
  'basis.sentence.forecastAssumed':
    '{days:number}일 동안 {customersReached:number}명에게 {sent:number}건을 보내고, 순증 구매 {incrementalPurchases:number}건(가정한 효과, 90% {incrementalLow90:number}–{incrementalHigh90:number}), 비용 {costWon:won}, 순증 이익 {incrementalProfitWon:won}으로 예상합니다.',
  'basis.sentence.forecastMeasured':
    '{days:number}일 동안 {customersReached:number}명에게 {sent:number}건을 보내고, 순증 구매 {incrementalPurchases:number}건(90% {incrementalLow90:number}–{incrementalHigh90:number}), 비용 {costWon:won}, 순증 이익 {incrementalProfitWon:won}으로 예상합니다.',
  'basis.sentence.forecastCounts':
    '{days:number}일 동안 {customersReached:number}명에게 {sent:number}건을 보내고, 비용은 {costWon:won}으로 예상합니다. 메시지 반응은 계산하지 않았습니다.',
  'basis.sentence.forecastNothing': '{days:number}일 동안 보낼 메시지가 없습니다.',
  'basis.sentence.replayAssumed':
    '지난 {days:number}일에 적용했다면 {customersReached:number}명에게 {sent:number}건을 보내고, 순증 구매 {incrementalPurchases:number}건(가정한 효과, 90% {incrementalLow90:number}–{incrementalHigh90:number}), 비용 {costWon:won}, 순증 이익 {incrementalProfitWon:won}이었을 것입니다.',
  'basis.sentence.replayMeasured':
    '지난 {days:number}일에 적용했다면 {customersReached:number}명에게 {sent:number}건을 보내고, 순증 구매 {incrementalPurchases:number}건(90% {incrementalLow90:number}–{incrementalHigh90:number}), 비용 {costWon:won}, 순증 이익 {incrementalProfitWon:won}이었을 것입니다.',
  'basis.sentence.replayCounts':
    '지난 {days:number}일에 적용했다면 {customersReached:number}명에게 {sent:number}건을 보내고, 비용은 {costWon:won}이었을 것입니다. 메시지 반응은 계산하지 않았습니다.',
  'basis.sentence.replayNothing': '지난 {days:number}일에 적용했더라도 보낸 메시지는 없었을 것입니다.',

  'basis.recordedHistory': '고객의 행동은 가져온 데이터에 기록된 그대로입니다.',
  'basis.purchaseTiming':
    '구매 시점: 구매 고객 {buyers:number}명(재구매 고객 {repeatCustomers:number}명)의 구매 {transactions:number}건에 맞춘 {model} 모형 ({parameters}).',
  'basis.purchaseTimingPlain':
    '구매 고객이 {buyers:number}명이거나 재구매가 거의 없어, 모든 고객이 같은 평균 주기로 다시 구매한다고 가정했습니다.',
  'basis.noPurchases': '데이터에 구매 기록이 없어, 메시지가 없을 때의 구매를 0건으로 두었습니다.',
  'basis.birthsAll': '데이터 속 첫 구매를 고객의 실제 첫 구매로 보았습니다.',
  'basis.leftTruncated':
    '고객 {customers:number}명은 데이터가 시작되기 전부터 있던 고객으로 보고, 데이터 시작일부터 관찰했습니다 (가입일이 그 전이거나, 가입일을 모르고 첫 구매가 처음 {days:number}일 안에 있는 고객).',
  'basis.firstPurchase': '아직 구매하지 않은 고객의 첫 구매: 가입이나 첫 방문 뒤 첫 구매까지 걸린 기간에 맞춘 모형.',
  'basis.noFirstPurchases': '구매 기록이 없는 고객은 메시지가 없으면 구매하지 않는다고 가정했습니다.',
  'basis.spend': '구매 금액: 고객 {customers:number}명의 재구매 금액에 맞춘 Gamma-Gamma 모형 (1회 평균 {meanWon:won}).',
  'basis.spendPlain':
    '구매 금액을 아는 재구매 고객이 적어, 모든 고객의 1회 평균 구매액을 {meanWon:won}으로 가정했습니다.',
  'basis.noAmounts': '데이터에 구매 금액이 없어, 메시지가 없을 때의 매출을 0원으로 두었습니다.',
  'basis.hourProfile': '요일과 시간대: 기록된 구매와 방문의 분포를 따릅니다.',
  'basis.dateOnly': '데이터에 시각이 없어, 모든 구매가 그날 자정에 일어난다고 가정했습니다.',
  'basis.sessions':
    '방문과 장바구니: 최근 {days:number}일의 고객별 방문 빈도(평균 주 {perWeek:number}회)를 따르고, 방문 내용은 실제 방문에서 다시 뽑습니다.',
  'basis.noSessions': '데이터에 구매 외의 행동이 없어, 방문이나 장바구니는 일어나지 않는다고 가정했습니다.',
  'basis.pastError':
    '과거 예측 오차: 지난 {origins:number}개 시점에서 {days:number}일 구매를 예측했을 때의 오차 {share:percent}를 구간에 더했습니다.',
  'basis.noPastError': '기록이 짧아 과거 예측 오차를 재지 못했습니다. 실제 오차는 보이는 구간보다 클 수 있습니다.',
  'basis.noNewCustomers': '데이터에 있는 고객만 계산했고, 앞으로 새로 가입할 고객은 넣지 않았습니다.',
  'basis.syntheticData': '가상의 고객으로 만든 예시 데이터입니다. 실제 매장의 수치가 아닙니다.',
  'basis.noResponses': '메시지 반응을 계산하지 않았으므로 순증은 모두 0입니다.',
  'basis.response':
    '{channel:lookup|basisChannel} {purpose:lookup|basisPurpose} 반응: 클릭 {clickShare:percent}, 클릭 후 구매 {conversionShare:percent} (90% 범위 약 {lowFactor}–{highFactor}배).',
  'basis.responseOpen':
    '{channel:lookup|basisChannel} {purpose:lookup|basisPurpose} 반응: 열람 {openShare:percent}, 열람 후 클릭 {clickShare:percent}, 클릭 후 구매 {conversionShare:percent} (90% 범위 약 {lowFactor}–{highFactor}배).',
  'basis.responseOfNode':
    '"{title}" 반응({channel:lookup|basisChannel}, {purpose:lookup|basisPurpose}): 클릭 {clickShare:percent}, 클릭 후 구매 {conversionShare:percent} (90% 범위 약 {lowFactor}–{highFactor}배).',
  'basis.responseOfNodeOpen':
    '"{title}" 반응({channel:lookup|basisChannel}, {purpose:lookup|basisPurpose}): 열람 {openShare:percent}, 열람 후 클릭 {clickShare:percent}, 클릭 후 구매 {conversionShare:percent} (90% 범위 약 {lowFactor}–{highFactor}배).',
  'basis.pressure':
    '최근 {days}일 안의 메시지 하나마다 다음 메시지를 열 로그 오즈가 {open} 낮아지고 수신 거부의 로그 오즈가 {unsubscribe} 높아진다고 가정했습니다.',
  'basis.together': '다른 운영 중인 여정 {count}개를 두 세계 모두에서 함께 돌렸습니다.',
  'basis.residual': '고객들이 함께 쓰는 한도에 대한 결정 {count}건은 반복 계산이 끝날 때까지 정해지지 않았습니다.',
  'basis.survey': '‘{title}’ 설문에 대한 답의 비율은 가정입니다.',
  'basis.predictedConditions':
    '조건이 묻는 예측값 {count:number}가지는 시작 전 기록에 맞춘 구매 모형으로, 그때까지의 구매를 보고 계산합니다.',
  'basis.predictedDates': '‘{title}’ 트리거는 시작 전 기록에 맞춘 구매 모형이 마지막 구매 시점에 예측한 날을 따릅니다.',
  'basis.calledFromOutside':
    '‘{title}’ 트리거는 외부에서 호출됩니다. 하루에 전체 고객의 {share:percent}가 들어온다고 가정했습니다.',
  'basis.pullForward': '메시지로 생긴 구매의 {share:percent}는 다음 구매를 앞당긴 것일 뿐이라고 가정했습니다.',
  'basis.margin': '메시지 비용을 빼기 전 이익은 매출의 {share:percent}로 가정했습니다.',
  'basis.defaultOrderValue': '구매 이력이 없는 고객의 1회 구매액은 {won:wonExact}으로 가정했습니다.',
  'basis.price': '{price:lookup|basisPrice} 단가는 1건에 {won:wonExact}으로 두었습니다.',
  'basis.missingColumn.email': '이메일 주소 열이 없어, 모든 고객에게 이메일을 보낼 수 있다고 가정했습니다.',
  'basis.missingColumn.phone': '휴대폰 번호 열이 없어, 모든 고객에게 보낼 수 있다고 가정했습니다.',
  'basis.missingColumn.pushToken': '푸시 토큰 열이 없어, 모든 고객에게 앱 푸시를 보낼 수 있다고 가정했습니다.',
  'basis.missingColumn.kakaoFriend': '카카오톡 채널 친구 열이 없어, 모든 고객이 채널 친구라고 가정했습니다.',
  'basis.missingColumn.adConsent': '광고성 정보 수신 동의 열이 없어, 모든 고객이 동의했다고 가정했습니다.',
  'basis.missingColumn.nightConsent': '야간 수신 동의 열이 없어, 아무도 동의하지 않았다고 가정했습니다.',

  'basisChannel.email': '이메일',
  'basisChannel.sms': 'SMS',
  'basisChannel.lms': 'LMS',
  'basisChannel.mms': 'MMS',
  'basisChannel.alimtalk': '알림톡',
  'basisChannel.brandMessage': '브랜드 메시지',
  'basisChannel.push': '앱 푸시',
  'basisPurpose.information': '정보성',
  'basisPurpose.advertising': '광고성',
  'basisPrice.email': '이메일',
  'basisPrice.sms': 'SMS',
  'basisPrice.lms': 'LMS',
  'basisPrice.mms': 'MMS',
  'basisPrice.alimtalk': '알림톡',
  'basisPrice.brandMessageFriend': '브랜드 메시지(채널 친구)',
  'basisPrice.brandMessageOther': '브랜드 메시지(친구 아님)',
  'basisPrice.push': '앱 푸시',
};
