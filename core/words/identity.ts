import type { IdentifierKind, IdentityDecision } from '../dataset/identity/policy.ts';
import type { Merge } from '../dataset/identity/record.ts';
import type { IdentityReport } from '../dataset/identity/report.ts';
import type { Translate } from '../i18n/index.ts';

/** More sources than this are counted and not named. */
const namedSources = 4;

/** Some ids in one line. */
export function idsInWords(text: Translate, ids: readonly string[]): string {
  const named = ids.slice(0, namedSources).join(', ');
  const more = ids.length - namedSources;
  return more > 0 ? `${named} ${text('identity.more', { count: more })}` : named;
}

/** An identifier with its kind. */
export function identifierInWords(text: Translate, kind: IdentifierKind, value: string): string {
  return text('identity.identifier', { kind: text(`identity.kind.${kind}`), value });
}

/** By what a customer was joined, each identifier once. */
export function reasonsInWords(text: Translate, { joins }: Pick<Merge, 'joins'>): string {
  return [...new Set(joins.map(({ kind, value }) => identifierInWords(text, kind, value)))].join(', ');
}

export function decisionInWords(text: Translate, decision: IdentityDecision): string {
  return decision.kind === 'apart'
    ? text('identity.decision.apart', { source: decision.sourceId, others: idsInWords(text, decision.others) })
    : text('identity.decision.ignore', { kind: text(`identity.kind.${decision.identifier}`), value: decision.value });
}

/** By which kind of identifier how many were joined. */
export function joinsInWords(text: Translate, joinedBy: IdentityReport['joinedBy']): string {
  const { email, phone } = joinedBy;
  if (email > 0 && phone > 0) return text('identity.joined', joinedBy);
  if (email > 0) return text('identity.joinedByEmail', { email });
  return phone > 0 ? text('identity.joinedByPhone', { phone }) : text('identity.nothingJoined');
}

/** What the report says in sentences: how many became how many, and by what. */
export function reportInWords(
  text: Translate,
  { sourceCustomers, customers, joinedBy, eventsDropped }: IdentityReport,
): string {
  const sentences = [text('identity.summary', { sources: sourceCustomers, customers }), joinsInWords(text, joinedBy)];
  if (eventsDropped > 0) sentences.push(`${text('identity.eventsDropped', { count: eventsDropped })}.`);
  return sentences.join(' ');
}

/** The decision that takes one source out of a customer. */
export function separation({ sourceIds }: Pick<Merge, 'sourceIds'>, sourceId: string): IdentityDecision {
  return { kind: 'apart', sourceId, others: sourceIds.filter((id) => id !== sourceId) };
}
