import type { Dated } from './dated.ts';

export const brandMessageTypes = [
  'TEXT',
  'IMAGE',
  'WIDE',
  'WIDE_ITEM_LIST',
  'CAROUSEL_FEED',
  'CAROUSEL_COMMERCE',
  'COMMERCE',
  'PREMIUM_VIDEO',
] as const;
export type BrandMessageType = (typeof brandMessageTypes)[number];

interface BrandMessageLimits {
  /** Of the body after substitution. */
  readonly characters: number;
  readonly newlines: number;
  readonly leastButtons: number;
  readonly mostButtons: number;
  readonly buttonNameCharacters: number;
  /** Whether pictures, items or a video have to be added where the message is registered. */
  readonly hasPartsElsewhere: boolean;
}

const solapi = (characters: number, newlines: number, buttons: readonly [number, number], parts = true) => ({
  characters,
  newlines,
  leastButtons: buttons[0],
  mostButtons: buttons[1],
  buttonNameCharacters: characters === 1300 ? 14 : 8,
  hasPartsElsewhere: parts,
});

const always = { validFrom: '2025-05-15', validUntil: null, source: 'solapiBrandMessage' } as const;

/** The free type by layout, as Solapi's interface checks it; NHN Cloud takes shorter texts with a picture. */
export const brandMessageLimits: Readonly<Record<BrandMessageType, readonly Dated<BrandMessageLimits>[]>> = {
  TEXT: [{ ...always, value: solapi(1300, 99, [0, 5], false) }],
  IMAGE: [
    { ...always, value: solapi(1300, 99, [0, 5]) },
    {
      ...always,
      provider: 'nhnCloud',
      value: { ...solapi(1300, 99, [0, 5]), characters: 400 },
      source: 'nhnBrandMessage',
    },
  ],
  WIDE: [{ ...always, value: solapi(76, 1, [0, 2]) }],
  WIDE_ITEM_LIST: [{ ...always, value: solapi(1300, 99, [0, 2]) }],
  CAROUSEL_FEED: [{ ...always, value: { ...solapi(180, 99, [1, 2]), buttonNameCharacters: 8 } }],
  CAROUSEL_COMMERCE: [{ ...always, value: { ...solapi(180, 99, [1, 2]), buttonNameCharacters: 8 } }],
  COMMERCE: [{ ...always, value: { ...solapi(76, 1, [1, 2]), buttonNameCharacters: 8 } }],
  PREMIUM_VIDEO: [{ ...always, value: solapi(76, 1, [0, 1]) }],
};

/** Local hours in which KakaoTalk delivers no Brand Message, whatever the customer has consented to. */
export const brandMessageClosedHours: readonly Dated<{ fromSecondOfDay: number; untilSecondOfDay: number }>[] = [
  {
    validFrom: '2025-05-15',
    validUntil: null,
    value: { fromSecondOfDay: 20 * 3600 + 50 * 60, untilSecondOfDay: 8 * 3600 },
    source: 'nhnBrandMessage',
  },
  {
    validFrom: '2025-05-15',
    validUntil: null,
    provider: 'sens',
    value: { fromSecondOfDay: 20 * 3600 + 50 * 60, untilSecondOfDay: 8 * 3600 },
    source: 'sensBrandMessage',
  },
];

/** Channel friends that a sender needs before it may reach people who are none (targeting M and N). */
export const wideTargetingFriends: readonly Dated<number>[] = [
  { validFrom: '2025-05-15', validUntil: null, value: 50_000, source: 'nhnBrandMessage' },
];

/** Whether Friendtalk can still be sent; NHN Cloud passes it on for a year longer. */
export const friendtalkIsSent: readonly Dated<boolean>[] = [
  { validFrom: null, validUntil: '2026-01-01', value: true, source: 'kakaoBrandMessage' },
  { validFrom: '2026-01-01', validUntil: null, value: false, source: 'kakaoBrandMessage' },
  { validFrom: null, validUntil: '2027-01-01', provider: 'nhnCloud', value: true, source: 'nhnBrandMessage' },
  { validFrom: '2027-01-01', validUntil: null, provider: 'nhnCloud', value: false, source: 'nhnBrandMessage' },
];
