const promotionWords = [
  '할인',
  '쿠폰',
  '특가',
  '세일',
  '프로모션',
  '이벤트',
  '무료배송',
  '사은품',
  '1+1',
  '혜택',
  'coupon',
  'discount',
  'promotion',
  'free shipping',
];

/** The first word of a text that makes it advertising in the eyes of a template reviewer, or null. */
export function promotionWordIn(text: string): string | null {
  const lower = text.toLowerCase();
  return promotionWords.find((word) => lower.includes(word)) ?? null;
}
