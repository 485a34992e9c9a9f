import type { IdentityReport } from '../../../core/dataset/identity/report.ts';
import type { Merge } from '../../../core/dataset/identity/record.ts';
import type { Translate } from '../../../core/i18n/index.ts';
import { identifierInWords, idsInWords, reasonsInWords, reportInWords } from '../../../core/words/identity.ts';

const shown = 10;

/** How many became how many, what was joined and what was not; nothing where the files say no more of customers than ids. */
export function identityLines(report: IdentityReport & { merges?: readonly Merge[] }, text: Translate): string[] {
  const { conflicts, ignored, contradictions, mergedCustomers } = report;
  if (mergedCustomers + conflicts.count + ignored.count + contradictions.count === 0) return [];
  return reportLines(report, text);
}

/** The whole report, also where it has nothing to tell but that nobody was joined. */
export function reportLines(report: IdentityReport & { merges?: readonly Merge[] }, text: Translate): string[] {
  const { conflicts, ignored, contradictions, mergedCustomers, merges = [] } = report;
  return [
    reportInWords(text, report),
    text('cli.identity.rule', { rule: text(`identity.joinRule.${report.policy.joinIds}`) }),
    ...listLines(text, 'merges', { count: mergedCustomers, list: merges }, (merge) => mergeLine(merge, text)),
    ...listLines(text, 'conflicts', conflicts, ({ kind, value, reason, sourceIds }) =>
      text('cli.identity.list', {
        value: identifierInWords(text, kind, value),
        who: idsInWords(text, sourceIds),
        reason: text(`identity.conflict.${reason}`),
      }),
    ),
    ...listLines(
      text,
      'ignored',
      ignored,
      ({ kind, value, reason, sources }) =>
        `${identifierInWords(text, kind, value)}: ${text(`identity.ignored.${reason}`, { count: sources })}`,
    ),
    ...listLines(text, 'contradictions', contradictions, ({ customerId, ...values }) =>
      text('identity.contradiction', { customer: customerId, ...values }),
    ),
  ];
}

export function mergeLine(merge: Merge, text: Translate): string {
  return text('cli.identity.merge', {
    customer: merge.customerId,
    sources: idsInWords(text, merge.sourceIds),
    reasons: reasonsInWords(text, merge),
  });
}

function listLines<Item>(
  text: Translate,
  id: string,
  { count, list }: { count: number; list: readonly Item[] },
  line: (item: Item) => string,
): string[] {
  if (count === 0) return [];
  const lines = list.slice(0, shown).map((item) => `  ${line(item)}`);
  if (list.length > 0 && count > shown) lines.push(`  ${text('identity.more', { count: count - shown })}`);
  return [text(`identity.${id}`, { count }), ...lines];
}
