import { abandonedCart } from './templates/abandonedCart.ts';
import { birthday } from './templates/birthday.ts';
import { browseAbandonment } from './templates/browseAbandonment.ts';
import { reviewRequest } from './templates/reviewRequest.ts';
import type { JourneyTemplate } from './templates/template.ts';
import { vipMonthly } from './templates/vipMonthly.ts';
import { winBack } from './templates/winBack.ts';

/** Ready journeys in the order in which they are offered. */
export const journeyTemplates: readonly JourneyTemplate[] = [
  abandonedCart,
  browseAbandonment,
  reviewRequest,
  winBack,
  birthday,
  vipMonthly,
];
