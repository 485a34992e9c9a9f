import { type CustomerRole, knownEvents } from '../../core/dataset/dataset.ts';

/** A header without case, spaces and punctuation, composed as Windows writes Korean. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_\-.()[\]/]+/g, '');
}

/** Header names of a meaning, most telling first. */
type Names = readonly string[];

function words(...lines: readonly string[]): Names {
  return lines.flatMap((line) => line.split(' '));
}

export const customerNames: Names = words(
  '고객번호 회원번호 고객id 회원id 고객아이디 회원아이디 고객코드 회원코드 고객식별자 고객키',
  'customerid customerno customernumber customerkey custid custno userid userno memberid',
  'memberno clientid visitorid householdid shopperid accountid 사용자id 유저id 구매자id',
  '주문자id 아이디 customer user member uid 회원 고객 session sessionid id',
);

export const timeNames: Names = words(
  '결제일시 주문일시 구매일시 이벤트일시 발생일시 이벤트시간 행동일시 결제시간 주문시간',
  '결제일 주문일 구매일 결제일자 주문일자 구매일자 주문날짜 결제날짜 발생일 이벤트일',
  'eventtime eventtimestamp eventdate orderdate ordertime orderedat purchasedate purchasetime',
  'purchasedat paidat paymentdate invoicedate transactiondate transactiontime transactiontimestamp',
  'timestamp datetime occurredat createdat created time ts date 일시 날짜 일자 시간',
);

export const valueNames: Names = words(
  '실결제금액 총결제금액 최종결제금액 결제금액 총주문금액 주문금액 구매금액 판매금액 매출액 매출',
  '금액 결제액 합계 총액 totalamount orderamount paidamount paymentamount ordertotal',
  'grandtotal totalprice amount revenue salesvalue sales ordervalue subtotal spend total',
  'value price 가격 단가 unitprice',
);

export const orderNames: Names = words(
  '주문번호 주문서번호 거래번호 영수증번호 orderid orderno ordernumber invoiceno invoicenumber invoice invoiceid',
  'transactionid receiptno receiptid basketid',
);

export const quantityNames: Names = words(
  '수량 주문수량 구매수량 quantity qty lineitemquantity itemquantity units count',
);

export const unitPriceNames: Names = words(
  '단가 판매가 상품단가 상품가격 unitprice itemprice lineitemprice price 가격',
);

export const statusNames: Names = words('주문상태 상태 처리상태 클레임상태 orderstatus status financialstatus');

export const eventNames: Names = words(
  '이벤트명 이벤트유형 이벤트종류 이벤트타입 이벤트 행동유형 행동 활동',
  'eventtype eventname event actiontype action activity activitytype behavior',
);

/** Checked in this order, because 야간수신동의일 also contains 수신동의. */
const roleNames: readonly { role: CustomerRole; names: Names; parts: Names }[] = [
  {
    role: 'nightConsentTime',
    names: [
      '야간수신동의일',
      '야간수신동의일시',
      '야간동의일',
      'nightconsenttime',
      'nightconsentdate',
      'nightconsentat',
    ],
    parts: [],
  },
  {
    role: 'nightConsent',
    names: ['nightconsent', 'nightoptin', '야간동의', '야간수신'],
    parts: ['야간수신동의', '야간광고'],
  },
  {
    role: 'emailConsentTime',
    names: ['이메일수신동의일', '이메일동의일', 'emailmarketingconsenttimestamp', 'emailconsenttime', 'emailoptindate'],
    parts: ['이메일수신동의일'],
  },
  {
    role: 'smsConsentTime',
    names: ['sms수신동의일', '문자수신동의일', 'smsmarketingconsenttimestamp', 'smsconsenttime', 'smsoptindate'],
    parts: ['sms수신동의일', '문자수신동의일'],
  },
  {
    role: 'pushConsentTime',
    names: ['푸시수신동의일', 'pushconsenttime', 'pushoptindate'],
    parts: ['푸시수신동의일'],
  },
  {
    role: 'kakaoConsentTime',
    names: ['카카오수신동의일', 'kakaoconsenttime'],
    parts: ['카카오수신동의일'],
  },
  {
    role: 'emailConsent',
    names: [
      'emailconsent',
      'emailoptin',
      'emailmarketingconsent',
      'acceptsemailmarketing',
      'emailsubscribe',
      'ismailing',
    ],
    parts: ['이메일수신', '메일수신', '뉴스메일'],
  },
  {
    role: 'smsConsent',
    names: ['smsconsent', 'smsoptin', 'smsmarketingconsent', 'acceptssmsmarketing', 'issms'],
    parts: ['sms수신', '문자수신'],
  },
  { role: 'pushConsent', names: ['pushconsent', 'pushoptin', 'pushsubscribe'], parts: ['푸시수신', '앱푸시수신'] },
  { role: 'kakaoConsent', names: ['kakaoconsent', 'kakaooptin'], parts: ['카카오수신', '카카오톡수신'] },
  {
    role: 'adConsentTime',
    names: ['동의일', '동의일시', '동의일자', 'consenttime', 'consentdate', 'adconsenttime', 'consentat', 'optindate'],
    parts: ['수신동의일', '마케팅동의일', 'consentdate', 'consenttime'],
  },
  {
    role: 'adConsent',
    names: ['수신동의', '마케팅동의', '광고동의', 'adconsent', 'optin', 'consent', 'newsletter'],
    parts: ['수신동의', '수신여부', '마케팅동의', '광고성정보', 'marketingconsent', 'marketingoptin'],
  },
  {
    role: 'kakaoFriend',
    names: ['플친', '톡친구', 'kakaofriend', 'iskakaofriend'],
    parts: ['카카오친구', '채널친구', '카톡친구', '플러스친구', '카카오채널'],
  },
  {
    role: 'pushToken',
    names: ['푸시토큰', '앱푸시', '푸시', 'push', 'fcmtoken', 'devicetoken'],
    parts: ['푸시', 'pushtoken'],
  },
  { role: 'email', names: ['email', 'mail', 'emailaddress', '이메일', '메일'], parts: ['이메일', 'email'] },
  {
    role: 'phone',
    names: ['phone', 'mobile', 'cellphone', 'tel', 'phonenumber', 'mobileno', 'hp', '연락처'],
    parts: ['휴대폰', '휴대전화', '핸드폰', '전화번호'],
  },
  {
    role: 'birthday',
    names: ['birthday', 'birthdate', 'birth', 'dob', 'dateofbirth', '생일', '생년월일'],
    parts: ['생년월일', '생일'],
  },
  { role: 'gender', names: ['gender', 'sex', '성별'], parts: ['성별'] },
  {
    role: 'signupTime',
    names: [
      '가입일',
      '가입일시',
      '가입일자',
      '회원가입일',
      '등록일',
      'signupdate',
      'signuptime',
      'signupat',
      'joindate',
    ],
    parts: ['가입일', 'signup', 'registeredat', 'joinedat', 'joindate', 'createdat'],
  },
  {
    role: 'acquisitionChannel',
    names: ['acquisitionchannel', 'acquisition', 'channel', 'source', 'utmsource', '유입'],
    parts: ['가입경로', '유입경로', '유입채널', '가입채널'],
  },
  {
    role: 'tier',
    names: ['tier', 'grade', 'level', 'membership', 'viplevel', '등급'],
    parts: ['회원등급', '고객등급', '멤버십등급'],
  },
  {
    role: 'points',
    names: ['points', 'point', 'mileage', 'rewardpoints', '포인트', '마일리지'],
    parts: ['적립금', '보유포인트'],
  },
  {
    role: 'region',
    names: ['region', 'city', 'state', 'country', 'area', '지역', '시도', '거주지', '주소', '거주지역'],
    parts: ['지역', '시군구'],
  },
  {
    role: 'name',
    names: ['name', 'customername', 'fullname', 'username', '이름', '성명', '고객명', '회원명'],
    parts: ['고객이름', '회원이름'],
  },
];

/** The role that a header of a customer list names, or null. */
export function roleOfHeader(header: string): CustomerRole | null {
  const plain = plainHeader(header);
  const exact = roleNames.find(({ names }) => names.includes(plain));
  const found = exact ?? roleNames.find(({ parts }) => parts.some((part) => plain.includes(part)));
  return found?.role ?? null;
}

/** The first column, in the order of the names, whose header is one of them. */
export function columnNamed(headers: readonly string[], names: Names, isFit: (index: number) => boolean): number {
  const plain = headers.map(plainHeader);
  for (const name of names) {
    const index = plain.findIndex((header, at) => header === name && isFit(at));
    if (index !== -1) return index;
  }
  return -1;
}

/** Whether a row of headers would hold this cell: it is a known name of something. */
export function recognisedHeader(cell: string): boolean {
  const plain = plainHeader(cell);
  const known = [customerNames, timeNames, valueNames, eventNames].some((names) => names.includes(plain));
  return known || roleOfHeader(cell) !== null;
}

/** A column whose equal values make two rows the same row: an order number and the like. */
export function isRowNumberHeader(header: string): boolean {
  const plain = plainHeader(header);
  return (
    /주문번호|거래번호|결제번호|영수증번호|전표번호|이벤트id|로그id/.test(plain) ||
    /(order|invoice|transaction|receipt|event|basket|payment|log|message)(id|no|number|code)$/.test(plain)
  );
}

/** A column whose figures name something and do not count: ids, numbers, codes. */
export function isNumberingHeader(header: string): boolean {
  return (
    /(번호|코드|아이디)$/.test(plainHeader(header)) ||
    /([_\s-](id|no|code)|Id|ID|No|Code)$|^(id|sku)$/.test(header.trim())
  );
}

/** Column with the campaign or message that a send or an answer belongs to. */
export const campaignNames: Names = words(
  'campaignid campaign campaignname messageid messagename message templateid template canvasid canvasname flowid',
  '캠페인id 캠페인번호 캠페인명 캠페인 메시지id 메시지명 메시지 템플릿id 템플릿',
);
export const campaignTypeNames: Names = words('campaigntype 캠페인유형 캠페인종류');
export const campaignEndNames: Names = words('enddate endsat end campaignend 종료일 만료일 캠페인종료일');
export const channelNames: Names = words('channel messagechannel sendchannel 채널 발송채널 수신채널 매체');
export const purposeNames: Names = words('purpose messagepurpose 목적 메시지목적');
export const sentNames: Names = words(
  'sentat senttime sentdate sent sendtime senddate senddatetime 발송일시 발송시간 발송일 발송일자',
);
/** Start of a campaign: its send, where the file tells no moment of its own. */
export const startNames: Names = words('startdate start campaignstart 시작일 캠페인시작일');
export const openedNames: Names = words('openedat opentime opened openat firstopen 오픈일시 열람일시 오픈시간');
export const clickedNames: Names = words('clickedat clicktime clicked clickat firstclick 클릭일시 클릭시간');
export const unsubscribedNames: Names = words('unsubscribedat unsubscribetime optoutat 수신거부일시');
export const redeemedNames: Names = words(
  'redemptiondate redeemedat redeemdate redemptiontime couponusedat 쿠폰사용일 쿠폰사용일시 사용일시',
);
export const armNames: Names = words(
  'arm group variant variation treatment testgroup experimentgroup abgroup segment cell bucket',
  '실험군 실험그룹 그룹 집단 구분 처치 테스트그룹',
);
export const outcomeNames: Names = words(
  'visit visited conversion converted purchase purchased bought spend revenue sales click clicked open opened response',
  'responded redeemed outcome exposure 방문 전환 구매 구매여부 구매금액 매출 클릭 오픈 반응 결과',
);
/** Values of an arm column that stand for nothing having been done. */
export const controlWord =
  /^(control|holdout|holdback|none|placebo|untreated|no[\s_-]?(e-?mail|message|sms|push|send|treatment|ad)s?|대조군|통제군|미발송|비발송|홀드아웃|0)$/i;
export const consentStatusNames: Names = words(
  'consent status optin subscribed subscription subscriptionstatus consentstatus agreed 동의여부 수신여부 수신동의 동의 상태 수신동의여부',
);
export const consentTimeNames: Names = words(
  '동의일시 동의일 변경일시 변경일 처리일시 수신동의일 consenttime consentdate consentat changedat updatedat timestamp date time 일시 날짜',
);

const eventWords: readonly { event: string; words: Names }[] = [
  {
    event: knownEvents.purchase,
    words: [
      'purchase',
      'purchased',
      'order',
      'orders',
      'ordered',
      'buy',
      'transaction',
      'checkoutcomplete',
      'ordercompleted',
      '구매',
      '구매완료',
      '주문',
      '주문완료',
      '결제',
      '결제완료',
    ],
  },
  { event: knownEvents.cart, words: ['cart', 'carts', 'addtocart', 'cartadd', '장바구니', '장바구니담기', '담기'] },
  {
    event: knownEvents.view,
    words: [
      'view',
      'views',
      'productview',
      'productviewed',
      'viewitem',
      'click',
      'clicks',
      'detail',
      '상품조회',
      '상품보기',
      '상세조회',
      '상품상세',
      '조회',
    ],
  },
  {
    event: knownEvents.visit,
    words: ['visit', 'visits', 'session', 'sessionstart', 'appopen', 'login', '방문', '앱실행', '접속', '로그인'],
  },
  {
    event: knownEvents.wishlist,
    words: [
      'wishlist',
      'wish',
      'addtowishlist',
      'like',
      'favorite',
      '찜',
      '찜하기',
      '관심상품',
      '위시리스트',
      '좋아요',
    ],
  },
  {
    event: knownEvents.review,
    words: ['review', 'reviewed', 'reviewwritten', '리뷰', '리뷰작성', '후기', '후기작성', '상품평'],
  },
  {
    event: knownEvents.messageSent,
    words: ['messagesent', 'sent', 'send', 'sends', 'emailsend', 'emailsent', '발송', '메시지발송'],
  },
  {
    event: knownEvents.messageOpened,
    words: ['messageopened', 'open', 'opens', 'opened', 'emailopen', '오픈', '열람'],
  },
  { event: knownEvents.messageClicked, words: ['messageclicked', 'emailclick', '메시지클릭'] },
  { event: knownEvents.unsubscribe, words: ['unsubscribe', 'unsubscribed', 'optout', '수신거부'] },
  { event: knownEvents.couponRedeemed, words: ['redeemed', 'redemption', 'couponused', '쿠폰사용', '쿠폰사용완료'] },
  { event: knownEvents.priceDrop, words: ['pricedrop', '가격인하'] },
  { event: knownEvents.newArrival, words: ['newarrival', '신상품입고', '신상입고'] },
];

/** The app's own name of an event that a file calls otherwise, or null. */
export function knownEventOf(name: string): string | null {
  const plain = plainHeader(name);
  const found = eventWords.find(({ event, words }) => plainHeader(event) === plain || words.includes(plain));
  return found?.event ?? null;
}
