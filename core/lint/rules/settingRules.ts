import type { Channel } from '../../journey/channels.ts';
import type { QuietHours } from '../../simulate/settings.ts';
import { closedHoursOf, isClosed } from '../closedHours.ts';
import { entryOn } from '../data/dated.ts';
import { reconfirmYears } from '../data/law.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';

/** Rules about the workspace's assumptions, as far as this journey depends on them. */
export const settingRules: readonly Rule[] = [consentYears, quietHours];

function advertisingChannels({ journey }: LintContext): Channel[] {
  const channels = journey.nodes.flatMap((node) => {
    if (node.type !== 'message' || node.purpose !== 'advertising') return [];
    return node.fallback ? [node.channel, node.fallback.channel] : [node.channel];
  });
  return [...new Set(channels)];
}

/** Art. 50(8): who has not reconfirmed within the time of the law has no consent, whatever the assumption says. */
function consentYears(context: LintContext): Problem[] {
  const { assumptions } = context.facts;
  const entry = entryOn(reconfirmYears, context.facts);
  if (assumptions === null || entry === null || advertisingChannels(context).length === 0) return [];
  const { consentYears: years } = assumptions;
  return years > entry.value
    ? [problemOf('error', 'law.consentTooLong', { years, most: entry.value }, { source: entry.source })]
    : [];
}

/** Assumed quiet hours may be stricter than the closed hours of law and channel, not laxer. */
function quietHours(context: LintContext): Problem[] {
  const { facts } = context;
  const assumed = facts.assumptions?.quietHours;
  if (assumed === undefined) return [];
  return advertisingChannels(context).flatMap((channel) => {
    const hours = closedHoursOf({ channel, purpose: 'advertising' }, facts);
    if (hours === null) return [];
    const mayBeLifted = channel !== 'brandMessage';
    const own = assumed.filter(
      (quiet) =>
        quiet.channel === channel && quiet.purpose === 'advertising' && (mayBeLifted || !quiet.liftedByNightConsent),
    );
    if (covers(own, hours)) return [];
    const code = mayBeLifted ? 'law.nightUnprotected' : 'law.kakaoHours';
    return [problemOf('error', code, { channel }, { source: hours.source })];
  });
}

/** Whether every closed minute is quiet. */
function covers(
  quiet: readonly QuietHours[],
  closed: { readonly fromSecondOfDay: number; readonly untilSecondOfDay: number },
): boolean {
  for (let second = 0; second < 86_400; second += 60) {
    if (isClosed(closed, second) && !quiet.some((hours) => isClosed(hours, second))) return false;
  }
  return true;
}
