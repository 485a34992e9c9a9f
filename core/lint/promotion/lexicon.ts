/** One sign of what a sentence is for. */
export interface Term {
  /** Weight of evidence; what informs counts against. */
  readonly weight: number;
  readonly pattern: RegExp;
  /** Gives something for less. */
  readonly discounts?: true;
}

/** What advertises: discounts, gifts, events, new goods, invitations to buy, urgency and price patterns. */
export const promotionTerms: readonly Term[] = [
  { weight: 3, pattern: /^\s*[([［（]\s*광\s*고\s*[)\]］）]/ },
  { weight: 2.5, pattern: /할인|세일(?!즈)|특가|반값|최저가|파격가/, discounts: true },
  { weight: 2.5, pattern: /쿠폰|할인\s*코드|추천인\s*코드/, discounts: true },
  { weight: 2.5, pattern: /최대\s*\d+\s*%|\d+\s*%\s*(?:더\s*)?(?:저렴|적립|페이백|환급|OFF)/i, discounts: true },
  { weight: 3, pattern: /[\d,]+\s*원\s*(?:→|->|에서)\s*[\d,]+\s*원/, discounts: true },
  { weight: 2.5, pattern: /[\d,]+\s*원(?:에)?\s*(?:만나|드려|드릴|에\s*드)/, discounts: true },
  { weight: 2.5, pattern: /가격이\s*(?:내려|낮아)|특별한\s*가격|가격\s*인하|더\s*저렴/, discounts: true },
  { weight: 3, pattern: /(?<!\d)[12]\s*\+\s*1(?!\d)/, discounts: true },
  { weight: 2.5, pattern: /무료\s*배송|배송비(?:도|까지)?\s*(?:무료|0원)/, discounts: true },
  { weight: 3, pattern: /무료\s*(?:체험|증정|커피|이용권)|한\s*달\s*무료|첫\s*달\s*무료/ },
  { weight: 2.5, pattern: /사은품|증정|경품|선물(?:세트|로|합니다|을\s*드|해\s*드)/ },
  { weight: 2.5, pattern: /이벤트|프로모션|기획전|특별전|행사가?|룰렛|체험단|페스티벌|블랙\s*프라이데이/ },
  { weight: 2.5, pattern: /혜택|적립금?\s*(?:받|드|\d배|두\s*배|증정)|포인트(?:를|도)?\s*(?:받|드|\d배|두\s*배)/ },
  { weight: 2.5, pattern: /선착순|추첨|응모|얼리\s*버드|사전\s*예약\s*(?:진행|중|특가|시작|오픈)/ },
  {
    weight: 2.5,
    pattern: /신상|신제품|신규\s*(?:강의|클래스|상품)|(?:재|단독\s*|새로\s*)?출시|새로\s*(?:나온|들어온|열린)/,
  },
  { weight: 2, pattern: /베스트|인기\s*(?:상품|템|폭발)|인기(?:예요|입니다)|역대급|단독|시크릿/ },
  { weight: 2, pattern: /추천(?:해|드|합|\s*상품|하고)|취향에\s*맞/ },
  { weight: 2.5, pattern: /만나\s*보세요|둘러\s*보세요|담아\s*보세요|구경|확인하러|써\s*보세요|경험해\s*보/ },
  { weight: 2, pattern: /지금\s*(?:바로|구매|가입|신청|결제|시작|주문|초대|확인|가장|이\s*기회)/ },
  { weight: 2, pattern: /오늘(?:까지|만|\s*하루)|단\s*\d+\s*[일시]|주말\s*(?:한정|단)|이번\s*달까지|마감\s*임박|한정/ },
  { weight: 2.5, pattern: /놓치(?:지|면)|서두르|품절되기\s*전|곧\s*품절|품절\s*임박|조기\s*품절|소진\s*시/ },
  { weight: 2.5, pattern: /친구(?:를)?\s*(?:추천|초대)|(?:돌아온|돌아오신|다시\s*만나)/ },
  { weight: 0.5, pattern: /!/ },
  { weight: 2.5, pattern: /\b(?:sale|clearance|deals?|promo(?:tion)?s?|black friday)\b/i, discounts: true },
  {
    weight: 3,
    pattern: /\d+\s*%\s*off|\$\s?\d+\s*off|\bsave\s+(?:up to\s+)?(?:\$|\d+\s*%)|\bhalf[ -]price\b/i,
    discounts: true,
  },
  { weight: 2.5, pattern: /\b(?:coupon|discount|voucher|gift card|promo code|(?:use|with) code)\b/i, discounts: true },
  {
    weight: 3,
    pattern: /\bfree shipping\b|\bbuy one\b|\b2 for 1\b|\bget one free\b|\d+\s*%\s*cheaper/i,
    discounts: true,
  },
  {
    weight: 2.5,
    pattern: /\b(?:exclusive|special|limited[- ]time|member) (?:offer|gift|deal|price)s?\b|\blimited[- ]time\b/i,
  },
  { weight: 2.5, pattern: /\bfree trial\b|\btry .{0,20}\bfree\b|\bupgrade to\b/i },
  {
    weight: 2.5,
    pattern:
      /\bdon'?t miss\b|\bhurry\b|\blast chance\b|\bonly a few left\b|\bsell out\b|\bwhile (?:stocks|supplies) last\b/i,
  },
  {
    weight: 2,
    pattern: /\btoday only\b|\bthis weekend\b|\bends (?:tonight|today|soon|sunday|monday)\b|\buntil midnight\b/i,
  },
  {
    weight: 2,
    pattern: /\bshop\b(?!ping cart)|\bdiscover\b|\bexplore\b|\bcheck out\b(?!\s+(?:from|page))|\bbe the first\b/i,
  },
  { weight: 2.5, pattern: /\bnew (?:arrivals?|collection|season)\b|\bjust dropped\b|\bbestsellers?\b/i },
  {
    weight: 2.5,
    pattern: /\brecommended for you\b|\b(?:hand-?)?picked for you\b|\bjust for you\b|\byou might like\b/i,
  },
  { weight: 2.5, pattern: /\bgiveaway\b|\bwin an?\b|\benter (?:now|to win|our)\b|\bspecial gift\b/i },
  { weight: 2.5, pattern: /\b(?:invite|refer) (?:a )?friends?\b|\bcome back\b|\bwe miss(?:ed)? you\b/i },
  { weight: 2.5, pattern: /\b(?:double|extra|bonus) (?:reward )?points\b|\bearn\b.{0,20}\bpoints\b/i },
];

/** What informs: orders, deliveries, payments, bookings, accounts, consent, notices on stated grounds. */
export const informationTerms: readonly Term[] = [
  { weight: 4, pattern: /주문\s*번호|운송장|인증\s*번호|승인\s*금액|결제\s*금액|결제\s*예정|환불\s*금액/ },
  {
    weight: 3,
    pattern: /(?:접수|완료|확정|취소|출고|발송|등록|변경|처리|확인|적용|연기|수거)\s*(?:되었|됐|했|합니|됩니|하였)/,
  },
  { weight: 3, pattern: /비밀번호|로그인|계정|본인이\s*아니|휴면/ },
  { weight: 3, pattern: /환불|취소|반품|교환|입금|미납|청구서|영수증|되돌려/ },
  { weight: 3, pattern: /배송\s*(?:조회|완료|지|예정)|배송이|도착\s*예정|도착할\s*예정|도착했|택배|기사님/ },
  { weight: 2.5, pattern: /예약\s*(?:일시|시간|하루|하신|이)|방문(?:해|합|하)|진료|일정을|장소:|일시:/ },
  { weight: 3, pattern: /이용\s*약관|처리\s*방침|개정|점검|공지사항|서비스\s*이용이/ },
  { weight: 3, pattern: /문의|답변|상담|만족도/ },
  { weight: 3, pattern: /수신\s*(?:에\s*)?동의|동의\s*(?:일|여부)|동의하신/ },
  { weight: 3, pattern: /신청하신|예약하신|소멸(?:될|됩|\s*예정)|정기\s*결제|구독\s*결제|당첨자/ },
  { weight: 2, pattern: /등급이|안내드립니다|안내입니다|\[안내\]/ },
  { weight: 0.5, pattern: /구매하신|주문하신/ },
  {
    weight: 4,
    pattern: /\border\s*#|\bverification\b|\bcode is\b|\bpassword\b|\breceipt\b|\binvoice\b|\bamount due\b/i,
  },
  { weight: 3, pattern: /\b(?:confirmed|shipped|delivered|processed|received|approved|issued|updated|changed)\b/i },
  { weight: 3, pattern: /\brefund\b|\breturn\b|\btrack(?:ing)?\b|\bout for delivery\b|\byour package\b/i },
  { weight: 3, pattern: /\bappointment\b|\bbooking\b|\breservation\b|\breminder\b/i },
  { weight: 3, pattern: /\bwill (?:renew|be charged)\b|\brenews\b|\bsubscription\b/i },
  { weight: 3, pattern: /\bterms of service\b|\bprivacy policy\b|\bmaintenance\b|\bsign-?in\b|\bsupport ticket\b/i },
  { weight: 2, pattern: /\byour (?:account|question|cart)\b|\bplease verify\b|\bsent to customers who asked\b/i },
];
