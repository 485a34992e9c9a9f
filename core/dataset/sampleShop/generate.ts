import { channels } from '../../journey/channels.ts';
import { invariant } from '../../lib/invariant.ts';
import { createStream, createSubStream, domains, nextUniform, openSubStream, purposeOf } from '../../lib/random.ts';
import { dateText, dayNumber } from '../../time/index.ts';
import type { Dataset } from '../dataset.ts';
import type { Digest } from '../seal.ts';
import { sealDataset } from '../seal.ts';
import { encodeTexts } from '../text.ts';
import { addBaseline } from './behaviour.ts';
import { createCalendar } from './calendar.ts';
import { campaignPlans } from './campaignPlans.ts';
import { addNewArrivals } from './newArrivals.ts';
import { addCampaigns, scheduleCampaigns } from './campaigns.ts';
import { attributesOf, createCustomerTable, customerId, drawCustomer, roles, tierOf } from './customers.ts';
import { createDraft } from './draft.ts';
import { appendDraft, createEventTable, toEventLog } from './eventTable.ts';
import { behaviour } from './parameters.ts';
import type { SampleShopTruth } from './truth.ts';
import { truthOf } from './truth.ts';

/** The shop's data, and what they were drawn from. */
export interface SampleShop {
  readonly dataset: Dataset;
  readonly truth: SampleShopTruth;
}

export interface SampleShopOptions {
  /** 1 to 9,999,999. */
  customers: number;
  /** Length of the history in days, at least 1. */
  days: number;
  seed: number;
  /** First local day after the history, `YYYY-MM-DD`: history is [endDate − days, endDate) in Asia/Seoul. */
  endDate: string;
}

const zone = 'Asia/Seoul';
const pointsPurpose = purposeOf('points');
const progressEvery = 5000;

/**
 * A made-up Korean fashion and living shop with known truth. Every customer is a function of (seed, row, dates) alone, so a
 * larger shop contains the smaller one. `onProgress` hears how many customers are done, and stops the work by throwing.
 */
export function generateSampleShop(
  request: SampleShopOptions,
  digest: Digest,
  onProgress?: (done: number, total: number) => void,
): SampleShop {
  const { customers, days, seed, endDate } = request;
  const endDay = dayNumber(endDate);
  invariant(Number.isInteger(customers) && customers >= 1 && customers <= 9_999_999, 'customers are 1 to 9,999,999');
  invariant(Number.isInteger(days) && days >= 1, 'the history has at least a day');
  invariant(Number.isInteger(endDay), 'the end date is a day YYYY-MM-DD');

  const calendar = createCalendar(endDay, days, behaviour.signup.daysBefore);
  const campaigns = scheduleCampaigns(calendar);
  const channelOfCampaign = Uint32Array.from(campaignPlans, ({ channel }) => channels.indexOf(channel) + 1);
  const stream = createStream(seed, 0, domains.sampleShop);
  const sub = createSubStream();
  const table = createCustomerTable(customers);
  const events = createEventTable(customers, customers * 16);
  const draft = createDraft(calendar.startTime, calendar.endTime);
  const ids: string[] = [];
  for (let row = 0; row < customers; row++) {
    draft.count = 0;
    ids.push(customerId(row));
    const signupShopDay = drawCustomer(table, row, stream, sub, calendar);
    const baseline = addBaseline(draft, row, signupShopDay, stream, sub, calendar);
    const addedWon = addCampaigns(campaigns, draft, table, row, baseline, stream, sub, calendar);
    const spentWon = baseline.spentWon + addedWon;
    table.tiers[row] = tierOf(spentWon);
    openSubStream(sub, stream, row, pointsPurpose);
    // One percent of what was spent is credited; how much of it is left unspent is anyone's guess.
    table.points[row] = Math.round((1000 + 0.01 * spentWon) * nextUniform(sub));
    addNewArrivals(draft, row, stream, sub, calendar);
    appendDraft(events, row, draft, channelOfCampaign);
    if ((row + 1) % progressEvery === 0 || row + 1 === customers) onProgress?.(row + 1, customers);
  }

  const dataset = sealDataset(
    {
      zone,
      synthetic: true,
      customerCount: customers,
      ids: encodeTexts(ids),
      attributes: attributesOf(table),
      roles,
      events: toEventLog(
        events,
        campaignPlans.map(({ name }) => name),
        channels,
      ),
    },
    digest,
  );
  return { dataset, truth: truthOf(campaigns, { seed, zone, customers, startDate: dateText(endDay - days), endDate }) };
}
