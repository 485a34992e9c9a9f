import type { RandomStream, SubStream } from '../../lib/random.ts';
import { nextUniform, openSubStream, purposeOf } from '../../lib/random.ts';
import { drawExponential } from '../../stats/index.ts';
import { type ShopCalendar, timeAtShopDay } from './calendar.ts';
import { itemsPerCategory } from './catalogue.ts';
import { addEvent, type EventDraft } from './draft.ts';
import { chance } from './draws.ts';
import { typeCode } from './eventTypes.ts';
import { behaviour } from './parameters.ts';

const newArrivalsPurpose = purposeOf('newArrivals');
const daySeconds = 86_400;

/**
 * Adds, for some of the purchases in the draft, the arrival of another item in the category bought, on the morning of a later day. Draws
 * come from a sub-stream of their own, so that nothing else of the customer depends on them.
 */
export function addNewArrivals(
  draft: EventDraft,
  row: number,
  stream: RandomStream,
  sub: SubStream,
  calendar: ShopCalendar,
): void {
  const { newArrivalShareOfPurchases, newArrivalDays } = behaviour.session;
  openSubStream(sub, stream, row, newArrivalsPurpose);
  const drawn = draft.count;
  for (let index = 0; index < drawn; index++) {
    if (draft.types[index] !== typeCode.purchase || !chance(sub, newArrivalShareOfPurchases)) continue;
    const category = Math.floor((draft.items[index]! - 1) / itemsPerCategory);
    const item = category * itemsPerCategory + Math.floor(nextUniform(sub) * itemsPerCategory);
    const days = Math.floor((draft.times[index]! - calendar.startTime) / daySeconds) + calendar.startShopDay;
    const arrival = days + 7 + Math.floor(drawExponential(sub, 1 / newArrivalDays));
    const time = timeAtShopDay(calendar, arrival) + 10 * 3600 + Math.floor(nextUniform(sub) * 3600);
    addEvent(draft, time, typeCode.newArrival, { item });
  }
}
