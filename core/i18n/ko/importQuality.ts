import type { Catalog } from '../translator.ts';

/** What the quality report says about imported rows, and the names of known exports. */
export const importQuality: Catalog = {
  'quality.severity.warning': '주의',
  'quality.severity.info': '참고',
  'quality.oneCustomer':
    '고객 "{customer}" 한 명이 모든 이벤트의 {share:percent}({count:number}건)를 차지합니다. 매장 단말기나 비회원, 시험용 계정이 아닌지 확인하세요.',
  'quality.timeGap':
    '이벤트가 하나도 없는 기간이 {gaps:number}곳 있습니다. 가장 긴 곳은 {from}부터 {to}까지 {days:number}일입니다. 빠진 파일이 없는지 확인하세요.',
  'quality.noAmount':
    '금액이 없는 구매가 {count:number}건({share:percent})입니다. 매출과 예측에서 금액을 알 수 없습니다.',
  'quality.zeroAmount': '금액이 0인 구매가 {count:number}건({share:percent})입니다.',
  'quality.largeAmount':
    '중앙값({median:number})의 100배를 넘는 구매가 {count:number}건입니다. 단위나 소수점이 맞는지 확인하세요.',
  'quality.placeholderIds':
    '고객 번호로 보기 어려운 값이 {count:number}개 있습니다. 비회원이나 시험용 계정은 한 사람으로 묶입니다.',
  'quality.futureDates': '"{column}" 열에 아직 오지 않은 날짜가 {count:number}개({share:percent}) 있습니다.',
  'quality.outOfRange': '"{column}" 열에 있을 수 없는 값이 {count:number}개({share:percent}) 있습니다.',
  'quality.badAddress': '"{column}" 열에 주소나 번호로 볼 수 없는 값이 {count:number}개({share:percent}) 있습니다.',
  'quality.oldConsents':
    '"{column}" 열에서 2년이 지난 동의가 {count:number}건({share:percent})입니다. 다시 확인받기 전에는 광고를 보내지 않습니다.',
  'quality.undatedConsents':
    '"{column}" 열에서 동의한 날을 모르는 고객이 {count:number}명({share:percent})입니다. 2년 재확인을 따질 수 없습니다.',
  'quality.missing': '"{column}" 열의 {share:percent}({count:number}칸)가 비어 있습니다.',
  'quality.oldTimes':
    '1990년보다 이른 일시가 {count:number}건({share:percent})입니다. 가장 이른 날은 {first}입니다. 일시 형식을 확인하세요.',
  'quality.datesOnly': '거의 모든 일시에 시각이 없습니다. 시간대와 반응 시각은 볼 수 없습니다.',

  'preset.cafe24Orders': '카페24 주문',
  'preset.cafe24Members': '카페24 회원',
  'preset.naverSmartStoreOrders': '네이버 스마트스토어 주문',
  'preset.shopifyOrders': 'Shopify 주문',
  'preset.shopifyCustomers': 'Shopify 고객',
  'preset.ga4BigQuery': 'GA4 BigQuery 내보내기',
  'preset.ga4Csv': 'GA4 이벤트(CSV)',
  'preset.klaviyoProfiles': 'Klaviyo 프로필',
  'preset.klaviyoEvents': 'Klaviyo 이벤트',
  'preset.brazeCurrents': 'Braze Currents 이벤트',
  'preset.brazeCurrentsStored': 'Braze Currents(저장 파일)',
};
