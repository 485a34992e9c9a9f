import type { Channel } from '../../journey/channels.ts';
import type { RandomStream, SubStream } from '../../lib/random.ts';
import { nextUniform, openSubStream, purposeOf } from '../../lib/random.ts';
import type { Baseline } from './behaviour.ts';
import type { ShopCalendar } from './calendar.ts';
import { startOfDay, timeAtShopDay } from './calendar.ts';
import type { CampaignPlan } from './campaignPlans.ts';
import { campaignPlans } from './campaignPlans.ts';
import type { CustomerTable } from './customers.ts';
import { withdrawConsent } from './customers.ts';
import type { EventDraft } from './draft.ts';
import { addEvent } from './draft.ts';
import { boundedExponential, chance } from './draws.ts';
import { typeCode } from './eventTypes.ts';
import { addClickedSession } from './sessions.ts';

const hour = 3600;
const daySeconds = 86_400;

/** A campaign that fits into the history, with its counts so far. */
export interface Campaign {
  readonly index: number;
  readonly plan: CampaignPlan;
  /** First second of sending, epoch seconds. */
  readonly startTime: number;
  readonly purpose: number;
  eligible: number;
  treated: number;
  delivered: number;
  opened: number;
  clicked: number;
  conversions: number;
  unsubscribed: number;
}

/** Days after the send day within which every response has happened. */
export const responseDays = 7;

/** The campaigns whose responses all fall into the history, in time order. */
export function scheduleCampaigns(calendar: ShopCalendar): Campaign[] {
  const firstDay = calendar.firstDay + calendar.startShopDay;
  const days = calendar.endShopDay - calendar.startShopDay;
  return campaignPlans
    .map((plan, index) => ({ plan, index, day: Math.floor(days * plan.dayShare) }))
    .filter(({ day }) => day + 1 + responseDays <= days)
    .map(({ plan, index, day }) => ({
      index,
      plan,
      startTime: startOfDay(firstDay + day) + plan.startSecond,
      purpose: purposeOf('campaign', index),
      eligible: 0,
      treated: 0,
      delivered: 0,
      opened: 0,
      clicked: 0,
      conversions: 0,
      unsubscribed: 0,
    }));
}

/** Sends (or withholds) every campaign to customer `row` on top of their baseline; answers what it made them spend in won. */
export function addCampaigns(
  campaigns: readonly Campaign[],
  draft: EventDraft,
  table: CustomerTable,
  row: number,
  baseline: Baseline,
  stream: RandomStream,
  sub: SubStream,
  calendar: ShopCalendar,
): number {
  let spentWon = 0;
  let unsubscribedAt = Number.POSITIVE_INFINITY;
  for (const campaign of campaigns) {
    const { plan } = campaign;
    openSubStream(sub, stream, row, campaign.purpose);
    const sendTime = campaign.startTime + Math.floor(nextUniform(sub) * plan.spreadSeconds);
    const treated = chance(sub, plan.treatedShare);
    if (!maySend(plan, table, row, sendTime, unsubscribedAt)) continue;
    if (!isInAudience(plan, draft, baseline, sendTime, calendar)) continue;
    campaign.eligible++;
    const about = { campaign: campaign.index, arm: treated ? 'treated' : 'control' } as const;
    addEvent(draft, sendTime, treated ? typeCode.messageSent : typeCode.messageHoldout, about);
    if (!treated) continue;
    campaign.treated++;
    if (!chance(sub, plan.deliveredShare)) continue;
    campaign.delivered++;
    if (chance(sub, plan.unsubscribeShare)) {
      campaign.unsubscribed++;
      unsubscribedAt = sendTime + Math.round(boundedExponential(sub, 2 * hour, daySeconds));
      addEvent(draft, unsubscribedAt, typeCode.unsubscribe, { campaign: campaign.index, arm: 'treated' });
      withdrawConsent(table, row);
    }
    spentWon += respond(campaign, draft, sub, baseline, sendTime);
  }
  return spentWon;
}

const delays = {
  open: { mean: 3 * hour, limit: daySeconds },
  clickAfterOpen: { mean: 300, limit: hour },
  clickAfterDelivery: { mean: 1.5 * hour, limit: daySeconds },
  conversion: { mean: 12 * hour, limit: 3 * daySeconds },
} as const;

function respond(campaign: Campaign, draft: EventDraft, sub: SubStream, baseline: Baseline, sendTime: number): number {
  const { plan, index } = campaign;
  const about = { campaign: index, arm: 'treated' } as const;
  let time = sendTime;
  if (plan.openShare !== null) {
    if (!chance(sub, plan.openShare)) return 0;
    campaign.opened++;
    time += delayOf(sub, delays.open);
    addEvent(draft, time, typeCode.messageOpened, about);
  }
  if (!chance(sub, plan.clickShare)) return 0;
  campaign.clicked++;
  time += delayOf(sub, plan.openShare === null ? delays.clickAfterDelivery : delays.clickAfterOpen);
  addEvent(draft, time, typeCode.messageClicked, about);
  const converts = chance(sub, plan.conversionShare);
  if (converts) campaign.conversions++;
  const purchaseTime = converts ? time + 300 + delayOf(sub, delays.conversion) : null;
  return addClickedSession(draft, sub, baseline.taste, time + 1, purchaseTime);
}

function delayOf(sub: SubStream, delay: { mean: number; limit: number }): number {
  return Math.ceil(boundedExponential(sub, delay.mean, delay.limit));
}

/** Consent lapses two calendar years after it was given; 730 days are never longer than that. */
const consentSeconds = 730 * daySeconds;

function maySend(
  plan: CampaignPlan,
  table: CustomerTable,
  row: number,
  sendTime: number,
  unsubscribedAt: number,
): boolean {
  if (table.signupTimes[row]! >= sendTime || !hasAddress(plan.channel, table, row)) return false;
  if (plan.purpose === 'information') return true;
  // A withdrawal has cleared the consent flag, but a missing time still marks those who never gave it.
  if (unsubscribedAt <= sendTime || !isValidAt(table.adConsentTimes[row]!, sendTime)) return false;
  return !needsNightConsent(plan) || isValidAt(table.nightConsentTimes[row]!, sendTime);
}

function isValidAt(consentTime: number, sendTime: number): boolean {
  return consentTime <= sendTime && sendTime < consentTime + consentSeconds;
}

function hasAddress(channel: Channel, table: CustomerTable, row: number): boolean {
  switch (channel) {
    case 'email':
      return table.emails[row] !== '';
    case 'push':
      return table.pushTokens[row] !== '';
    case 'brandMessage':
      return table.phones[row] !== '' && table.kakaoFriends[row] === 1;
    case 'sms':
    case 'lms':
    case 'mms':
    case 'alimtalk':
      return table.phones[row] !== '';
  }
}

/** 21:00 to 08:00 except e-mail (Network Act, Article 50(3)). */
function needsNightConsent(plan: CampaignPlan): boolean {
  if (plan.channel === 'email') return false;
  return plan.startSecond < 8 * hour || plan.startSecond + plan.spreadSeconds > 21 * hour;
}

function isInAudience(
  plan: CampaignPlan,
  draft: EventDraft,
  baseline: Baseline,
  sendTime: number,
  calendar: ShopCalendar,
): boolean {
  if (plan.dormantDays === null) return true;
  let last = Number.NEGATIVE_INFINITY;
  if (Number.isFinite(baseline.lastEarlierPurchase)) last = timeAtShopDay(calendar, baseline.lastEarlierPurchase);
  for (let index = 0; index < draft.count; index++) {
    const time = draft.times[index]!;
    if (draft.types[index] === typeCode.purchase && time < sendTime && time > last) last = time;
  }
  return Number.isFinite(last) && last < sendTime - plan.dormantDays * daySeconds;
}
