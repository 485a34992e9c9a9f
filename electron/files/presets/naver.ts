import type { Preset } from './preset.ts';

/** Naver Smart Store order download (발주발송관리, 전체주문조회): one row for each product of an order, a notice above the header. */
export const naverSmartStoreOrders: Preset = {
  id: 'naverSmartStoreOrders',
  asOf: '2026-11-26',
  source:
    'Smart Store seller centre, 선택주문 엑셀다운로드: 상품주문번호, 주문번호, 판매채널, 구매자명, 구매자ID, 주문상태, 결제일, 수량, 상품가격, 상품별 총 주문금액 and on, as read by order tools for sellers',
  needs: [['상품주문번호'], ['주문번호'], ['구매자ID'], ['결제일', '주문일시']],
  kind: 'orderLines',
  customer: ['구매자ID'],
  phone: ['구매자연락처'],
  time: ['결제일', '주문일시'],
  value: ['상품별 총 주문금액', '최종 상품별 총 주문금액'],
  lines: {
    order: ['주문번호'],
    quantity: ['수량'],
    // the amount of a line has its options and discounts in it, which the price of a piece has not
    price: [],
    status: ['클레임상태', '주문상태', '주문세부상태'],
  },
  event: { constant: 'purchase' },
  columns: [
    { headers: ['상품명'], kind: 'category' },
    { headers: ['상품번호'], kind: 'category' },
    { headers: ['옵션정보'], kind: 'category' },
    { headers: ['판매채널'], kind: 'category' },
    { headers: ['결제수단'], kind: 'category' },
    { headers: ['유입경로'], kind: 'category' },
  ],
};
