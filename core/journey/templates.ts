import { abandonedCart } from './templates/abandonedCart.ts';
import { birthday } from './templates/birthday.ts';
import { boughtTogether } from './templates/boughtTogether.ts';
import { browseAbandonment } from './templates/browseAbandonment.ts';
import { clickRateDrop } from './templates/clickRateDrop.ts';
import { copyTest } from './templates/copyTest.ts';
import { dormantOffer } from './templates/dormantOffer.ts';
import { inactive90Survey } from './templates/inactive90Survey.ts';
import { newArrival } from './templates/newArrival.ts';
import { priceDrop } from './templates/priceDrop.ts';
import { purchaseCare } from './templates/purchaseCare.ts';
import { replenishment } from './templates/replenishment.ts';
import { reviewRequest } from './templates/reviewRequest.ts';
import { stageAtRisk } from './templates/stageAtRisk.ts';
import { stageBrowsing } from './templates/stageBrowsing.ts';
import { stageComparing } from './templates/stageComparing.ts';
import { vipMonthly } from './templates/vipMonthly.ts';
import { winBack } from './templates/winBack.ts';
import type { JourneyTemplate } from './templates/template.ts';

/** Ready journeys in the order in which they are offered: before a purchase, after it, when customers leave, and occasions. */
export const journeyTemplates: readonly JourneyTemplate[] = [
  abandonedCart,
  browseAbandonment,
  stageBrowsing,
  stageComparing,
  copyTest,
  priceDrop,
  newArrival,
  reviewRequest,
  purchaseCare,
  boughtTogether,
  replenishment,
  clickRateDrop,
  stageAtRisk,
  winBack,
  dormantOffer,
  inactive90Survey,
  birthday,
  vipMonthly,
];
