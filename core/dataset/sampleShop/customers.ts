import type { RandomStream, SubStream } from '../../lib/random.ts';
import { nextUniform, openSubStream, purposeOf } from '../../lib/random.ts';
import type { Column, CustomerRole } from '../dataset.ts';
import { customerRoles, missingDay } from '../dataset.ts';
import { encodeTexts } from '../text.ts';
import type { ShopCalendar } from './calendar.ts';
import { timeAtShopDay } from './calendar.ts';
import { between, chance, cumulative, pick } from './draws.ts';
import { behaviour, profileShares } from './parameters.ts';
import type { Weighted } from './profiles.ts';
import { acquisitionChannels, ageBands, genders, givenNames, regions, surnames, tiers } from './profiles.ts';

/** The attributes of all customers, one cell per row; 2 in a boolean, 0 in a category, NaN in a time = missing. */
export interface CustomerTable {
  readonly names: string[];
  readonly genders: Uint32Array;
  readonly birthdays: Int32Array;
  readonly regions: Uint32Array;
  readonly signupTimes: Float64Array;
  readonly acquisitionChannels: Uint32Array;
  readonly emails: string[];
  readonly phones: string[];
  readonly kakaoFriends: Uint8Array;
  readonly pushTokens: string[];
  readonly adConsents: Uint8Array;
  readonly adConsentTimes: Float64Array;
  readonly nightConsents: Uint8Array;
  readonly nightConsentTimes: Float64Array;
  readonly tiers: Uint32Array;
  readonly points: Float64Array;
}

export function createCustomerTable(customers: number): CustomerTable {
  return {
    names: [],
    genders: new Uint32Array(customers),
    birthdays: new Int32Array(customers),
    regions: new Uint32Array(customers),
    signupTimes: new Float64Array(customers),
    acquisitionChannels: new Uint32Array(customers),
    emails: [],
    phones: [],
    kakaoFriends: new Uint8Array(customers),
    pushTokens: [],
    adConsents: new Uint8Array(customers),
    adConsentTimes: new Float64Array(customers).fill(Number.NaN),
    nightConsents: new Uint8Array(customers),
    nightConsentTimes: new Float64Array(customers).fill(Number.NaN),
    tiers: new Uint32Array(customers),
    points: new Float64Array(customers),
  };
}

const sums = {
  genders: sumsOf(genders),
  regions: sumsOf(regions),
  acquisitionChannels: sumsOf(acquisitionChannels),
  surnames: sumsOf(surnames),
  ageBands: cumulative(ageBands.map(([, weight]) => weight)),
};
const profilePurpose = purposeOf('profile');
const consentPurpose = purposeOf('consent');

function sumsOf(weighted: readonly Weighted[]): Float64Array {
  return cumulative(weighted.map(([, weight]) => weight));
}

/** The id of a row, zero-padded so that ids sort like rows. */
export function customerId(row: number): string {
  return `C${String(row + 1).padStart(7, '0')}`;
}

/** Draws who customer `row` is and answers when they signed up, in shop days. Tier and points follow from the purchases. */
export function drawCustomer(
  table: CustomerTable,
  row: number,
  stream: RandomStream,
  sub: SubStream,
  calendar: ShopCalendar,
): number {
  openSubStream(sub, stream, row, profilePurpose);
  const gender = pick(sub, sums.genders);
  table.names.push(drawName(sub, gender === 0));
  table.genders[row] = chance(sub, profileShares.genderMissing) ? 0 : gender + 1;
  const [fromAge] = ageBands[pick(sub, sums.ageBands)]!;
  const birthday = Math.floor(calendar.firstDay + calendar.endShopDay - 365.2425 * between(sub, fromAge, fromAge + 10));
  table.birthdays[row] = chance(sub, profileShares.birthdayMissing) ? missingDay : birthday;
  const region = pick(sub, sums.regions);
  table.regions[row] = chance(sub, profileShares.regionMissing) ? 0 : region + 1;
  const source = pick(sub, sums.acquisitionChannels);
  table.acquisitionChannels[row] = chance(sub, profileShares.acquisitionChannelMissing) ? 0 : source + 1;
  const number = String(row + 1).padStart(7, '0');
  table.emails.push(chance(sub, profileShares.emailMissing) ? '' : `haru${number}@example.com`);
  table.phones.push(chance(sub, profileShares.phoneMissing) ? '' : `010-0000-${number.slice(-4)}`);
  table.pushTokens.push(chance(sub, profileShares.pushToken) ? `push-${number}` : '');
  table.kakaoFriends[row] = chance(sub, profileShares.kakaoFriend) ? 1 : 0;
  const signupShopDay = drawSignup(sub, calendar.endShopDay);
  table.signupTimes[row] = timeAtShopDay(calendar, signupShopDay);
  openSubStream(sub, stream, row, consentPurpose);
  drawConsents(table, row, sub, calendar, signupShopDay);
  return signupShopDay;
}

function drawName(sub: SubStream, woman: boolean): string {
  const { first, second } = woman ? givenNames.women : givenNames.men;
  const surname = surnames[pick(sub, sums.surnames)]![0];
  const start = first[Math.floor(nextUniform(sub) * first.length)]!;
  return surname + start + second[Math.floor(nextUniform(sub) * second.length)]!;
}

/** Sign-ups per day grow linearly by `growth` over all days; this inverts their distribution function. */
function drawSignup(sub: SubStream, days: number): number {
  const { growth } = behaviour.signup;
  const target = nextUniform(sub) * (1 + growth / 2);
  return (days * (Math.sqrt(1 + 2 * growth * target) - 1)) / growth;
}

const reconfirmAfterDays = { from: 690, to: 730 };

function drawConsents(
  table: CustomerTable,
  row: number,
  sub: SubStream,
  calendar: ShopCalendar,
  signupShopDay: number,
): void {
  if (chance(sub, profileShares.adConsentMissing)) {
    table.adConsents[row] = 2;
    table.nightConsents[row] = 2;
    return;
  }
  const consents = chance(sub, profileShares.adConsent / (1 - profileShares.adConsentMissing));
  const consentDay = signupShopDay + (chance(sub, profileShares.consentAtSignup) ? 0 : between(sub, 0, 60));
  const renewalDay = consentDay + between(sub, reconfirmAfterDays.from, reconfirmAfterDays.to);
  const renews = chance(sub, profileShares.reconfirmed);
  const consentsAtNight = chance(sub, profileShares.nightConsentOfConsenting);
  if (!consents || consentDay >= calendar.endShopDay) return;
  const time = timeAtShopDay(calendar, renews && renewalDay < calendar.endShopDay ? renewalDay : consentDay);
  table.adConsents[row] = 1;
  table.adConsentTimes[row] = time;
  if (!consentsAtNight) return;
  table.nightConsents[row] = 1;
  table.nightConsentTimes[row] = time;
}

/** Records a withdrawal: the consent of the past stays dated, but no longer holds. */
export function withdrawConsent(table: CustomerTable, row: number): void {
  table.adConsents[row] = 0;
  table.nightConsents[row] = 0;
}

/** The tier that a customer's spending in all earns. */
export function tierOf(spentWon: number): number {
  let code = 0;
  while (code < tiers.length && tiers[code]![1] <= spentWon) code++;
  return code;
}

/** All customers of the shop live in its own time zone, and consent to advertising on all channels at once. */
type OtherRole = 'zone' | `${'email' | 'sms' | 'kakao' | 'push'}Consent${'' | 'Time'}`;
type ShopRole = Exclude<CustomerRole, OtherRole>;

/** Every attribute is named after its role. */
export const roles: Readonly<Record<ShopRole, string>> = {
  name: 'name',
  gender: 'gender',
  birthday: 'birthday',
  region: 'region',
  signupTime: 'signupTime',
  acquisitionChannel: 'acquisitionChannel',
  email: 'email',
  phone: 'phone',
  kakaoFriend: 'kakaoFriend',
  pushToken: 'pushToken',
  adConsent: 'adConsent',
  adConsentTime: 'adConsentTime',
  nightConsent: 'nightConsent',
  nightConsentTime: 'nightConsentTime',
  tier: 'tier',
  points: 'points',
};
const shopRoles = customerRoles.filter((role): role is ShopRole => role in roles);

/** The table as the dataset's attributes. */
export function attributesOf(table: CustomerTable): Column[] {
  const columns: Record<ShopRole, Column> = {
    name: { kind: 'text', name: roles.name, ...encodeTexts(table.names) },
    gender: category(roles.gender, table.genders, genders),
    birthday: { kind: 'date', name: roles.birthday, values: table.birthdays },
    region: category(roles.region, table.regions, regions),
    signupTime: { kind: 'time', name: roles.signupTime, values: table.signupTimes },
    acquisitionChannel: category(roles.acquisitionChannel, table.acquisitionChannels, acquisitionChannels),
    email: { kind: 'text', name: roles.email, ...encodeTexts(table.emails) },
    phone: { kind: 'text', name: roles.phone, ...encodeTexts(table.phones) },
    kakaoFriend: { kind: 'boolean', name: roles.kakaoFriend, values: table.kakaoFriends },
    pushToken: { kind: 'text', name: roles.pushToken, ...encodeTexts(table.pushTokens) },
    adConsent: { kind: 'boolean', name: roles.adConsent, values: table.adConsents },
    adConsentTime: { kind: 'time', name: roles.adConsentTime, values: table.adConsentTimes },
    nightConsent: { kind: 'boolean', name: roles.nightConsent, values: table.nightConsents },
    nightConsentTime: { kind: 'time', name: roles.nightConsentTime, values: table.nightConsentTimes },
    tier: category(roles.tier, table.tiers, tiers),
    points: { kind: 'number', name: roles.points, values: table.points },
  };
  return shopRoles.map((role) => columns[role]);
}

function category(name: string, codes: Uint32Array, labels: readonly (readonly [string, number])[]): Column {
  return { kind: 'category', name, codes, labels: labels.map(([label]) => label) };
}
