/**
 * Customers and their events as columns. Rows are customers sorted by id (byte order), so the row number is the customer's
 * stable index and does not depend on the order of the imported file. Typed arrays may be backed by SharedArrayBuffer.
 */

/** UTF-8 text of n rows: row i is bytes[offsets[i], offsets[i+1]). An empty text is a missing one. */
export interface TextValues {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

export type Column =
  /** NaN = missing. */
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array }
  /** 0 = missing, else labels[code - 1]. */
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly codes: Uint32Array;
      readonly labels: readonly string[];
    }
  /** 0 = false, 1 = true, 2 = missing. */
  | { readonly kind: 'boolean'; readonly name: string; readonly values: Uint8Array }
  /** Epoch seconds UTC; NaN = missing. */
  | { readonly kind: 'time'; readonly name: string; readonly values: Float64Array }
  /** Days since 1970-01-01 in the local calendar; missingDay = missing. */
  | { readonly kind: 'date'; readonly name: string; readonly values: Int32Array }
  | ({ readonly kind: 'text'; readonly name: string } & TextValues);
export type ColumnKind = Column['kind'];

export const missingDay = -2_147_483_648;

/** What a column of customers is known to mean, so that address, consent and birthday rules find it. */
export const customerRoles = [
  'name',
  'gender',
  'birthday',
  'region',
  'signupTime',
  'acquisitionChannel',
  'email',
  'phone',
  'kakaoFriend',
  'pushToken',
  'adConsent',
  'adConsentTime',
  'nightConsent',
  'nightConsentTime',
  // consents of one channel; where the data have none for a channel, adConsent stands for it
  'emailConsent',
  'emailConsentTime',
  'smsConsent',
  'smsConsentTime',
  'kakaoConsent',
  'kakaoConsentTime',
  'pushConsent',
  'pushConsentTime',
  'tier',
  'points',
  /** IANA time zone of the customer. */
  'zone',
] as const;
export type CustomerRole = (typeof customerRoles)[number];

/** Events of customer c are rows [offsets[c], offsets[c+1]), in time order, ties in imported order. */
export interface EventLog {
  readonly types: readonly string[];
  readonly offsets: Uint32Array;
  readonly typeCodes: Uint16Array;
  /** Epoch seconds UTC. */
  readonly times: Float64Array;
  /** Amount in won (or the file's currency); NaN = none. */
  readonly values: Float64Array;
  /** Further columns of the same length, one row per event. */
  readonly properties: readonly Column[];
}

export interface Dataset {
  /** SHA-256 of the content of all columns, hex. */
  readonly hash: string;
  /** IANA zone of the local rules. */
  readonly zone: string;
  readonly synthetic: boolean;
  readonly customerCount: number;
  readonly ids: TextValues;
  readonly attributes: readonly Column[];
  readonly roles: Readonly<Partial<Record<CustomerRole, string>>>;
  readonly events: EventLog;
  /** First and last event, epoch seconds; null without events. */
  readonly span: { readonly firstTime: number; readonly lastTime: number } | null;
}

/** Event names that the app knows by meaning; imports map the user's names to these. */
export const knownEvents = {
  visit: 'visit',
  view: 'product_view',
  wishlist: 'wishlist',
  cart: 'cart',
  purchase: 'purchase',
  review: 'review',
  priceDrop: 'price_drop',
  newArrival: 'new_arrival',
  messageSent: 'message_sent',
  messageOpened: 'message_opened',
  messageClicked: 'message_clicked',
  unsubscribe: 'unsubscribe',
  couponRedeemed: 'coupon_redeemed',
  experimentAssigned: 'experiment_assigned',
  experimentOutcome: 'experiment_outcome',
} as const;

/** Properties of the events of messages, under the names that imports give them. */
export const campaignProperties = {
  campaign: 'campaign',
  type: 'campaign_type',
  channel: 'channel',
  purpose: 'purpose',
  /** Last local day on which an answer can come. */
  end: 'campaign_end',
} as const;

/** Properties of the events of experiments. */
export const experimentProperties = { experiment: 'experiment', arm: 'arm', outcome: 'outcome' } as const;

/** Names and kinds only: what the linter and the inspector need to know of a dataset. */
export interface DatasetSchema {
  readonly attributes: readonly { name: string; kind: ColumnKind; labels: readonly string[] }[];
  readonly roles: Readonly<Partial<Record<CustomerRole, string>>>;
  readonly eventTypes: readonly { name: string; count: number }[];
  readonly eventProperties: readonly { name: string; kind: ColumnKind }[];
}
