import type { Channel, Purpose } from '../../journey/channels.ts';
import type { Campaign } from './campaigns.ts';
import { responseDays } from './campaigns.ts';
import { behaviour, profileShares } from './parameters.ts';

/** What is known of one past campaign because it was made up. */
interface CampaignTruth {
  /** As in the events' `campaign` property. */
  name: string;
  channel: Channel;
  purpose: Purpose;
  /** First second of sending, epoch seconds. */
  startTime: number;
  treatedShare: number;
  eligible: number;
  treated: number;
  control: number;
  /** The probabilities that responses were drawn with, each given the step before. */
  shares: {
    delivered: number;
    open: number | null;
    click: number;
    conversion: number;
    unsubscribe: number;
  };
  /** Expected purchases that the message adds per treated customer, all within `responseDays` after the send. */
  addedPurchases: number;
  responseDays: number;
  /** What the draws came to. */
  counted: { delivered: number; opened: number; clicked: number; conversions: number; unsubscribed: number };
}

/** The sample shop's own answers: the parameters behind its data, plain JSON. */
export interface SampleShopTruth {
  synthetic: true;
  seed: number;
  zone: string;
  customers: number;
  /** History is the local days [startDate, endDate). */
  startDate: string;
  endDate: string;
  behaviour: typeof behaviour;
  profileShares: typeof profileShares;
  campaigns: CampaignTruth[];
}

export function truthOf(
  campaigns: readonly Campaign[],
  rest: Pick<SampleShopTruth, 'seed' | 'zone' | 'customers' | 'startDate' | 'endDate'>,
): SampleShopTruth {
  return { synthetic: true, ...rest, behaviour, profileShares, campaigns: campaigns.map(campaignTruth) };
}

function campaignTruth(campaign: Campaign): CampaignTruth {
  const { plan } = campaign;
  return {
    name: plan.name,
    channel: plan.channel,
    purpose: plan.purpose,
    startTime: campaign.startTime,
    treatedShare: plan.treatedShare,
    eligible: campaign.eligible,
    treated: campaign.treated,
    control: campaign.eligible - campaign.treated,
    shares: {
      delivered: plan.deliveredShare,
      open: plan.openShare,
      click: plan.clickShare,
      conversion: plan.conversionShare,
      unsubscribe: plan.unsubscribeShare,
    },
    addedPurchases: plan.deliveredShare * (plan.openShare ?? 1) * plan.clickShare * plan.conversionShare,
    responseDays,
    counted: {
      delivered: campaign.delivered,
      opened: campaign.opened,
      clicked: campaign.clicked,
      conversions: campaign.conversions,
      unsubscribed: campaign.unsubscribed,
    },
  };
}
