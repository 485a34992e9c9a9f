/** What the shop sells: a category, how popular it is, its nouns and the usual price of a first item in won. */
interface CategoryEntry {
  readonly name: string;
  readonly weight: number;
  readonly priceWon: number;
  readonly styles: readonly string[];
  readonly nouns: readonly string[];
}

export const categories: readonly CategoryEntry[] = [
  {
    name: '원피스',
    weight: 14,
    priceWon: 49_000,
    styles: ['린넨', '플라워', '셔츠', '니트'],
    nouns: ['미디 원피스', '롱 원피스', '랩 원피스'],
  },
  {
    name: '상의',
    weight: 20,
    priceWon: 29_000,
    styles: ['오버핏', '크롭', '스트라이프', '베이직'],
    nouns: ['티셔츠', '블라우스', '맨투맨'],
  },
  {
    name: '하의',
    weight: 15,
    priceWon: 39_000,
    styles: ['와이드', '스트레이트', '데님', '밴딩'],
    nouns: ['팬츠', '슬랙스', '스커트'],
  },
  {
    name: '아우터',
    weight: 9,
    priceWon: 89_000,
    styles: ['경량', '트렌치', '울', '숏'],
    nouns: ['재킷', '코트', '패딩'],
  },
  {
    name: '신발',
    weight: 9,
    priceWon: 59_000,
    styles: ['데일리', '가죽', '키높이', '쿠션'],
    nouns: ['스니커즈', '로퍼', '샌들'],
  },
  {
    name: '가방',
    weight: 7,
    priceWon: 45_000,
    styles: ['미니', '캔버스', '퀼팅', '호보'],
    nouns: ['크로스백', '에코백', '숄더백'],
  },
  {
    name: '주얼리',
    weight: 6,
    priceWon: 22_000,
    styles: ['실버', '진주', '볼드', '데일리'],
    nouns: ['귀걸이', '목걸이', '반지'],
  },
  {
    name: '침구',
    weight: 7,
    priceWon: 69_000,
    styles: ['순면', '모달', '냉감', '극세사'],
    nouns: ['이불 커버', '베개 커버', '매트리스 패드'],
  },
  {
    name: '주방',
    weight: 7,
    priceWon: 26_000,
    styles: ['무광', '내열', '우드', '스테인리스'],
    nouns: ['접시 세트', '머그컵', '도마'],
  },
  {
    name: '홈데코',
    weight: 6,
    priceWon: 33_000,
    styles: ['라탄', '모던', '빈티지', '미니멀'],
    nouns: ['조명', '수납함', '러그'],
  },
];

export const itemsPerCategory = 12;

/** Item i of the shop belongs to category floor(i / itemsPerCategory). */
export const itemNames: readonly string[] = categories.flatMap(({ styles, nouns }) =>
  styles.flatMap((style) => nouns.map((noun) => `${style} ${noun}`)),
);

/** Price of every item in won, a little dearer from item to item of a category. */
export const itemPrices: readonly number[] = categories.flatMap(({ priceWon }) =>
  Array.from({ length: itemsPerCategory }, (_, index) => Math.round((priceWon * (0.75 + 0.05 * index)) / 1000) * 1000),
);
