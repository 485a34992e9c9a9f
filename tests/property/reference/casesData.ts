import { type Column, type CustomerRole, type Dataset, missingDay } from '../../../core/dataset/dataset.ts';
import type { Predictor } from '../../../core/models/predictor.ts';
import { encodeTexts } from '../../../core/dataset/index.ts';
import { between, chance, day, type Gen, hour, oneOf, times } from './picks.ts';
import { localDay } from './zones.ts';

/* Few customers with few kinds of events at times that often coincide, so that every rule of order is met. */

export const eventTypes = ['visit', 'cart', 'purchase', 'wishlist', 'price_drop', 'booking', 'unsubscribe'];
const zones = [
  'Asia/Seoul',
  'America/New_York',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'Nowhere',
  '',
];
const roleColumns: readonly (readonly [CustomerRole, string])[] = [
  ['email', 'mail'],
  ['phone', 'phone'],
  ['adConsent', 'ads'],
  ['adConsentTime', 'asked'],
  ['nightConsent', 'night'],
  ['nightConsentTime', 'asked'],
  ['kakaoFriend', 'friend'],
  ['points', 'age'],
  ['zone', 'zone'],
  ['signupTime', 'asked'],
];

/** `busy` customers are few and have hundreds of events. */
/** Every other dataset asks for consent by channel as well. */
function withChannelConsents(roles: Dataset['roles'], customers: number): Dataset['roles'] {
  if (customers % 2 === 0) return roles;
  const byEmail = { ...roles, emailConsent: 'friend' };
  // where texts go by the consent to all channels, only that one may have expired
  return customers % 4 === 1 ? byEmail : { ...byEmail, emailConsentTime: 'asked', smsConsent: 'ads' };
}

export function generateDataset(g: Gen, zone: string, startTime: number, endTime: number, busy = false): Dataset {
  const customers = busy ? 2 : between(g, 1, 5);
  const rows: { time: number; type: number; value: number; brand: number; quantity: number; gift: number }[] = [];
  const offsets = [0];
  for (let row = 0; row < customers; row++) {
    const quarters = Math.ceil((endTime - startTime) / (6 * hour));
    const own = times(oneOf(g, busy ? [350] : [0, 4, 12, 20, 20, 20]), () => ({
      time: startTime + between(g, chance(g, 30) ? -80 : 0, quarters + 2) * 6 * hour + oneOf(g, [0, 0, 0, 1, 60, 5400]),
      type: oneOf(g, [0, 1, 1, 2, 2, 2, 0, 3, 3, 4, 4, 5, 6]),
      value: chance(g, 70) ? between(g, 1, 5) * 10_000 + 0.5 : Number.NaN,
      brand: between(g, 0, 2),
      quantity: chance(g, 80) ? between(g, 1, 4) : Number.NaN,
      gift: between(g, 0, 2),
    }));
    rows.push(...own.sort((a, b) => a.time - b.time));
    offsets.push(rows.length);
  }
  const each = <T>(make: () => T) => times(customers, make);
  const startDay = localDay(zone, startTime);
  const dates = [0, 59, 789, 790, 11_016, 10_640, 19_774, 19_783, 20_088];
  const attributes: Column[] = [
    {
      kind: 'category',
      name: 'tier',
      labels: ['gold', 'silver'],
      codes: Uint32Array.from(each(() => between(g, 0, 2))),
    },
    {
      kind: 'number',
      name: 'age',
      values: Float64Array.from(each(() => (chance(g, 80) ? between(g, 10, 60) : Number.NaN))),
    },
    { kind: 'boolean', name: 'ads', values: Uint8Array.from(each(() => oneOf(g, [0, 1, 1, 1, 1, 1, 1, 2]))) },
    { kind: 'boolean', name: 'night', values: Uint8Array.from(each(() => between(g, 0, 2))) },
    { kind: 'boolean', name: 'friend', values: Uint8Array.from(each(() => oneOf(g, [0, 1, 1, 2]))) },
    {
      kind: 'time',
      name: 'asked',
      values: Float64Array.from(
        each(() => (chance(g, 80) ? endTime - (chance(g, 25) ? 800 : between(g, 0, 500)) * day : Number.NaN)),
      ),
    },
    { kind: 'date', name: 'born', values: Int32Array.from(each(() => (chance(g, 85) ? oneOf(g, dates) : missingDay))) },
    {
      kind: 'date',
      name: 'renewal',
      values: Int32Array.from(each(() => (chance(g, 85) ? startDay + between(g, -3, 20) : missingDay))),
    },
    { kind: 'text', name: 'mail', ...encodeTexts(each(() => oneOf(g, ['a@b.kr', '김@b.kr', 'a', 'x', '']))) },
    { kind: 'text', name: 'phone', ...encodeTexts(each(() => oneOf(g, ['010-1', '010-2', '010-3', '']))) },
    { kind: 'text', name: 'zone', ...encodeTexts(each(() => oneOf(g, zones))) },
  ];
  return {
    hash: '',
    zone,
    synthetic: false,
    customerCount: customers,
    ids: encodeTexts(times(customers, (row) => `c${row}`)),
    attributes,
    roles: withChannelConsents(Object.fromEntries(roleColumns.filter(() => chance(g, 75))), customers),
    events: {
      types: eventTypes,
      offsets: Uint32Array.from(offsets),
      typeCodes: Uint16Array.from(rows, (row) => row.type),
      times: Float64Array.from(rows, (row) => row.time),
      values: Float64Array.from(rows, (row) => row.value),
      properties: [
        { kind: 'category', name: 'brand', labels: ['kim', 'lee'], codes: Uint32Array.from(rows, (row) => row.brand) },
        { kind: 'number', name: 'quantity', values: Float64Array.from(rows, (row) => row.quantity) },
        { kind: 'boolean', name: 'gift', values: Uint8Array.from(rows, (row) => row.gift) },
      ],
    },
    span: spanOf(rows.map((row) => row.time)),
  };
}

function spanOf(moments: readonly number[]): Dataset['span'] {
  if (moments.length === 0) return null;
  return { firstTime: Math.min(...moments), lastTime: Math.max(...moments) };
}

/** A purchase model of made-up parameters, none of them round, so that no value lies on a threshold; null now and then. */
export function generatePredictor(g: Gen, dataset: Dataset, startTime: number): Predictor | null {
  if (chance(g, 15)) return null;
  return {
    timing: generateTiming(g),
    knowsLeaving: chance(g, 85),
    firstPurchase: chance(g, 70) ? { shape: oneOf(g, [0.61, 1.83]), rate: oneOf(g, [1.37, 4.21]) } : null,
    spend: chance(g, 80) ? { p: oneOf(g, [1.93, 5.07]), q: oneOf(g, [2.71, 4.13]), v: 20_011.7 } : null,
    births: oneOf(g, ['all', 'burnIn']),
    burnInDays: oneOf(g, [0, 7, 14]),
    edgeDay: localDay(dataset.zone, Math.min(dataset.span?.firstTime ?? startTime, startTime)),
  };
}

function generateTiming(g: Gen): Predictor['timing'] {
  const r = oneOf(g, [0.317, 1.043, 2.291]);
  const alpha = oneOf(g, [0.213, 1.171, 4.057]);
  const family = oneOf(g, ['bgCnbd', 'bgCnbd', 'mbgCnbd', 'mbgCnbd', 'paretoNbd', 'nbd'] as const);
  if (family === 'nbd') return { family, k: 1, values: { r, alpha } };
  if (family === 'paretoNbd') {
    return { family, k: 1, values: { r, alpha, s: oneOf(g, [0.447, 1.613]), beta: oneOf(g, [0.719, 3.037]) } };
  }
  return {
    family,
    k: between(g, 1, 3),
    values: { r, alpha, a: oneOf(g, [0.531, 1.019]), b: oneOf(g, [1.057, 3.011]) },
  };
}
