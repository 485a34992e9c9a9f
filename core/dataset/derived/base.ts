import { type ZoneTable, zoneTable } from '../../time/index.ts';
import { type Codes, codesOf } from '../codes.ts';
import { columnNamed, isMissing } from '../columns.ts';
import { type Column, type Dataset, knownEvents } from '../dataset.ts';

/** Which customer an event type makes known: what they did themselves, or what the sender did. */
const roleCodes = { other: 0, own: 1 } as const;

/** What derived attributes need to know of a dataset, found once. */
export interface DerivedBase {
  readonly dataset: Dataset;
  readonly zone: ZoneTable;
  /** By event type code: 1 = the customer's own doing. */
  readonly own: Uint8Array;
  readonly codes: Readonly<Record<'purchase' | 'cart' | 'view' | 'wishlist' | 'sent' | 'opened' | 'clicked', number>>;
  readonly category: Codes | null;
  readonly order: Codes | null;
  /** By device code: 1 = a phone or an app, 0 = another device; null without a device property. */
  readonly device: { readonly codes: Uint32Array; readonly mobile: Uint8Array } | null;
  readonly viewSeconds: Float64Array | null;
  /** Epoch seconds of the sign-up by row; null without the role. */
  readonly signup: Float64Array | null;
}

/** Header forms under which a number of an order is kept; equal numbers are one order. */
const orderHeader = /^(order|invoice|transaction|receipt|basket)(id|no|number|code)$|^주문번호$|^거래번호$/;
const deviceHeader = /^(device|devicetype|devicecategory|platform|os|기기|디바이스|플랫폼)$/;
const mobileWord = /mobile|phone|android|\bios\b|\bapp\b|모바일|휴대|앱|안드로이드|아이폰/i;

/** `untilTime`: the latest moment (epoch seconds) that will be asked about. */
export function derivedBase(dataset: Dataset, untilTime: number): DerivedBase {
  const { types, properties } = dataset.events;
  const code = (name: string) => types.indexOf(name);
  const find = (pattern: RegExp) => properties.find((column) => pattern.test(plainName(column.name))) ?? null;
  const category = properties.find((column) => plainName(column.name) === 'category') ?? find(/^카테고리$/);
  const order = find(orderHeader);
  const device = find(deviceHeader);
  const seconds = columnNamed({ attributes: properties }, 'seconds');
  const { signupTime } = dataset.roles;
  return {
    dataset,
    zone: zoneTable(dataset.zone, Math.min(dataset.span?.firstTime ?? untilTime, untilTime), untilTime),
    own: Uint8Array.from(types, (type) => (isOwn(type) ? roleCodes.own : roleCodes.other)),
    codes: {
      purchase: code(knownEvents.purchase),
      cart: code(knownEvents.cart),
      view: code(knownEvents.view),
      wishlist: code(knownEvents.wishlist),
      sent: code(knownEvents.messageSent),
      opened: code(knownEvents.messageOpened),
      clicked: code(knownEvents.messageClicked),
    },
    category: category === null ? null : codesOf(category, dataset.zone),
    order: order === null ? null : codesOf(order, dataset.zone),
    device: device === null ? null : mobileCodes(codesOf(device, dataset.zone)),
    viewSeconds: seconds?.kind === 'number' ? seconds.values : null,
    signup: signupTime === undefined ? null : timesOf(columnNamed(dataset, signupTime)),
  };
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-.]/g, '');
}

const responses: readonly string[] = [knownEvents.messageOpened, knownEvents.messageClicked];
const notTheirs: readonly string[] = [knownEvents.priceDrop, knownEvents.newArrival, knownEvents.unsubscribe];

/** What the sender does (a send, a holdout) and what happens to an item is not the customer's own doing. */
function isOwn(type: string): boolean {
  return responses.includes(type) || (!type.startsWith('message_') && !notTheirs.includes(type));
}

function mobileCodes({ codes, labels }: Codes): DerivedBase['device'] {
  return { codes, mobile: Uint8Array.from(['', ...labels], (label) => (mobileWord.test(label) ? 1 : 0)) };
}

function timesOf(column: Column | null): Float64Array | null {
  if (column?.kind === 'time') return column.values;
  if (column?.kind !== 'date') return null;
  return Float64Array.from(column.values, (day, row) => (isMissing(column, row) ? Number.NaN : day * 86_400));
}
