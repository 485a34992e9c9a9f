import type { Preset } from './preset.ts';

const source =
  'Cafe24 admin, order list and member list downloads (통합엑셀): headings 주문번호, 품목별 주문번호, 주문일시, 결제일시(입금확인일), 상품구매금액(KRW) as read by tools for shop owners; member headings from Cafe24 notice 338959';

/** Order download: one row for each product of an order. */
export const cafe24Orders: Preset = {
  id: 'cafe24Orders',
  asOf: '2026-11-26',
  source,
  needs: [
    ['주문번호'],
    ['품목별 주문번호'],
    ['주문일시', '결제일시(입금확인일)'],
    ['주문자ID', '주문자 아이디', '회원아이디', '주문자 이메일', '주문자 휴대전화', '주문자 휴대전화번호'],
  ],
  kind: 'orderLines',
  customer: ['주문자ID', '주문자 아이디', '회원아이디'],
  email: ['주문자 이메일'],
  phone: ['주문자 휴대전화', '주문자 휴대전화번호'],
  time: ['결제일시(입금확인일)', '주문일시'],
  value: ['상품구매금액(KRW)', '상품구매금액'],
  lines: {
    order: ['주문번호'],
    quantity: ['수량'],
    price: ['판매가', '판매가(KRW)', '상품판매가'],
    status: ['주문 상태', '주문상태', '처리상태'],
  },
  event: { constant: 'purchase' },
  columns: [
    { headers: ['주문상품명', '상품명(한국어 쇼핑몰)', '상품명'], kind: 'category', name: '상품명' },
    { headers: ['상품품목코드', '상품코드'], kind: 'category' },
    { headers: ['상품옵션', '옵션명'], kind: 'category' },
    { headers: ['결제수단'], kind: 'category' },
    { headers: ['주문경로', '매출경로'], kind: 'category' },
    { headers: ['사용한 쿠폰명', '쿠폰명'], kind: 'category' },
  ],
};

/** Member download. */
export const cafe24Members: Preset = {
  id: 'cafe24Members',
  asOf: '2026-11-26',
  source,
  needs: [['아이디', '회원아이디'], ['회원등급'], ['회원 가입일', '회원가입일', '가입일']],
  kind: 'customers',
  customer: ['아이디', '회원아이디'],
  columns: [
    { headers: ['이름'], kind: 'text', role: 'name' },
    { headers: ['회원등급'], kind: 'category', role: 'tier' },
    { headers: ['성별'], kind: 'category', role: 'gender' },
    { headers: ['생년월일', '생일'], kind: 'date', role: 'birthday' },
    { headers: ['이메일'], kind: 'text', role: 'email' },
    { headers: ['휴대폰번호', '휴대전화'], kind: 'text', role: 'phone' },
    { headers: ['사용가능 적립금', '가용 적립금'], kind: 'number', role: 'points' },
    { headers: ['총 사용 적립금'], kind: 'number' },
    { headers: ['회원 가입일', '회원가입일', '가입일'], kind: 'date', role: 'signupTime' },
    { headers: ['SMS 수신여부', 'SMS수신동의'], kind: 'boolean', role: 'smsConsent' },
    { headers: ['뉴스메일 수신여부', '메일수신여부', '이메일 수신여부'], kind: 'boolean', role: 'emailConsent' },
    { headers: ['회원 가입경로', '가입경로', '유입경로'], kind: 'category', role: 'acquisitionChannel' },
    { headers: ['총구매금액', '총 구매금액'], kind: 'number' },
  ],
};
