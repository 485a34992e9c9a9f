/** A label with its weight; weights need not sum to anything. */
export type Weighted = readonly [label: string, weight: number];

export const genders: readonly Weighted[] = [
  ['여성', 68],
  ['남성', 32],
];

/** Roughly the population of the provinces, in tenths of a percent. */
export const regions: readonly Weighted[] = [
  ['서울', 182],
  ['경기', 266],
  ['인천', 58],
  ['부산', 64],
  ['대구', 46],
  ['광주', 28],
  ['대전', 28],
  ['울산', 21],
  ['세종', 8],
  ['강원', 30],
  ['충북', 31],
  ['충남', 41],
  ['전북', 34],
  ['전남', 35],
  ['경북', 50],
  ['경남', 63],
  ['제주', 13],
];

export const acquisitionChannels: readonly Weighted[] = [
  ['네이버 검색', 27],
  ['인스타그램', 24],
  ['카카오톡', 13],
  ['지인 추천', 12],
  ['구글 광고', 10],
  ['직접 방문', 9],
  ['오프라인 매장', 5],
];

export const surnames: readonly Weighted[] = [
  ['김', 215],
  ['이', 147],
  ['박', 84],
  ['최', 47],
  ['정', 43],
  ['강', 24],
  ['조', 21],
  ['윤', 21],
  ['장', 20],
  ['임', 17],
  ['한', 15],
  ['오', 15],
  ['서', 15],
  ['신', 15],
  ['권', 14],
  ['황', 14],
  ['안', 14],
  ['송', 14],
  ['류', 13],
  ['홍', 11],
];

/** Made-up combinations of common syllables; any likeness to a person is chance. */
export const givenNames = {
  women: {
    first: ['서', '지', '하', '민', '수', '예', '다', '채', '유', '은', '소', '나'],
    second: ['연', '은', '윤', '아', '현', '진', '희', '린', '원', '경', '영', '정'],
  },
  men: {
    first: ['민', '도', '지', '현', '준', '태', '성', '우', '재', '승', '정', '동'],
    second: ['준', '호', '우', '현', '훈', '민', '석', '진', '혁', '규', '원', '영'],
  },
} as const;

/** Ages in years at the end of the history: lowest age of a band of ten and its weight. */
export const ageBands: readonly (readonly [fromAge: number, weight: number])[] = [
  [15, 6],
  [20, 13],
  [25, 34],
  [35, 27],
  [45, 15],
  [55, 5],
];

/** Tiers by what a customer has spent in all, in won, rising. */
export const tiers: readonly (readonly [label: string, fromWon: number])[] = [
  ['일반', 0],
  ['실버', 100_000],
  ['골드', 300_000],
  ['VIP', 700_000],
];

/** Share of a day's visits per hour, any scale: commute, lunch and a long evening. */
export const weekdayHours: readonly number[] = [
  2.6, 1.5, 0.8, 0.5, 0.4, 0.5, 1, 2, 3, 3.6, 4.4, 4.6, 5.6, 5, 4.4, 4.3, 4.3, 4.5, 5, 6, 7.4, 8.6, 8.8, 6,
];
export const weekendHours: readonly number[] = [
  3.6, 2.3, 1.3, 0.7, 0.5, 0.5, 0.7, 1.2, 2, 3.1, 4.3, 5, 5.4, 5.5, 5.6, 5.6, 5.5, 5.4, 5.3, 5.8, 7, 8.2, 8.3, 6.2,
];

/** Visits of a weekday against an average day, Monday first. */
export const weekdayFactors: readonly number[] = [0.98, 0.95, 0.95, 0.97, 0.95, 1.05, 1.15];

/** Visits of a month against an average month, January first: a mild peak before winter and one in May. */
export const monthFactors: readonly number[] = [0.95, 0.9, 1, 1.03, 1.06, 0.98, 0.93, 0.92, 1.02, 1.05, 1.12, 1.04];

export const ratings: readonly (readonly [stars: number, weight: number])[] = [
  [5, 62],
  [4, 22],
  [3, 9],
  [2, 4],
  [1, 3],
];
