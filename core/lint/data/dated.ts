import type { SourceId } from './sources.ts';

/** Whose limits apply where senders differ; `general` asks only for what all of them ask. */
export const providers = ['general', 'solapi', 'nhnCloud', 'sens'] as const;
export type Provider = (typeof providers)[number];

/** One rule of the world outside as it stood from one local date (`YYYY-MM-DD`, included) to another (not included). */
export interface Dated<Value> {
  /** null = for as long as anyone knows. */
  readonly validFrom: string | null;
  /** null = still. */
  readonly validUntil: string | null;
  /** Only with this provider; absent = with all that have no entry of their own. */
  readonly provider?: Exclude<Provider, 'general'>;
  readonly value: Value;
  readonly source: SourceId;
}

/** When and with whom rules are read; without a date, as they stand last. */
export interface RuleMoment {
  readonly date: string | null;
  readonly provider: Provider;
}

/** The entry that holds then: the provider's own before the general one, the latest of several; null where none does. */
export function entryOn<Value>(entries: readonly Dated<Value>[], { date, provider }: RuleMoment): Dated<Value> | null {
  const valid = entries.filter(({ validFrom, validUntil }) =>
    date === null ? validUntil === null : (validFrom ?? '') <= date && (validUntil === null || date < validUntil),
  );
  const own = valid.filter((entry) => entry.provider === provider);
  const general = valid.filter((entry) => entry.provider === undefined);
  return latest(own) ?? latest(general);
}

function latest<Value>(entries: readonly Dated<Value>[]): Dated<Value> | null {
  let found: Dated<Value> | null = null;
  for (const entry of entries) if (!found || (entry.validFrom ?? '') >= (found.validFrom ?? '')) found = entry;
  return found;
}
