import type { Catalog } from '../translator.ts';

/** 구매 모델이 고객마다 예측하는 값, 그 뜻, 그리고 계산한 값의 단위. */
export const predicted: Catalog = {
  'predicted.aliveProbability': '아직 고객일 확률',
  'predicted.churnRisk': '이탈 확률',
  'predicted.purchases30Days': '30일 안 예상 구매 횟수',
  'predicted.purchases90Days': '90일 안 예상 구매 횟수',
  'predicted.purchases365Days': '1년 안 예상 구매 횟수',
  'predicted.lifetimeValueWon': '앞으로 1년 예상 구매액 (CLV)',
  'predicted.nextPurchaseDays': '다음 구매 예정일까지',
  'predictedHint.aliveProbability': '떠나지 않고 아직 이곳에서 살 확률. 첫 구매 전이면 값이 없음',
  'predictedHint.churnRisk': '이미 떠났을 확률(1 − 아직 고객일 확률). 구매가 없는 날이 이어지면 오름',
  'predictedHint.purchases30Days': '앞으로 30일 안에 구매할 날의 수. 떠났을 확률만큼 줄여서 셈',
  'predictedHint.purchases90Days': '앞으로 90일 안에 구매할 날의 수. 떠났을 확률만큼 줄여서 셈',
  'predictedHint.purchases365Days': '앞으로 365일 안에 구매할 날의 수. 떠났을 확률만큼 줄여서 셈',
  'predictedHint.lifetimeValueWon':
    '앞으로 365일의 예상 구매액을 연 10%로 할인한 현재 가치. 고객의 평균 구매액을 함께 봄',
  'predictedHint.nextPurchaseDays':
    '마지막 구매 시점에 예측한 다음 구매 예정일까지 남은 날. 비슷한 고객의 절반이 다시 산 날이며, 지났으면 음수',
  'unit.share': '{n:percent}',
  'unit.won': '{n:wonExact}',
  'unit.days': '{n:number}일',
  'unit.count': '{n:number}회',
  'unit.score': '{n:number}점',
  'unitSign.share': '%',
  'unitSign.won': '원',
  'unitSign.days': '일',
  'unitSign.count': '회',
  'unitSign.score': '점',
  'attributeGroup.imported': '가져온 속성',
  'attributeGroup.derived': '이벤트에서 계산',
  'attributeGroup.predicted': '예측',
};
