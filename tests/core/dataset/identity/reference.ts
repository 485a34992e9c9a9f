import type { IdentityDecision, IdentityPolicy } from '../../../../core/dataset/identity/policy.ts';

/** A source customer as a person would write it down. */
export interface PlainSource {
  readonly id: string;
  readonly hasId: boolean;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/**
 * The rule of `resolve` written from its description, without tables, union-find or order: quadratic closures over pairs. Takes no
 * `apart` decisions, whose outcome may depend on the order of identifiers.
 */
export function naiveGroups(
  sources: readonly PlainSource[],
  policy: IdentityPolicy,
  decisions: readonly IdentityDecision[],
): string[][] {
  const usable = (kind: 'emails' | 'phones') => {
    const all = new Set(sources.flatMap((source) => source[kind]));
    return [...all].filter((value) => {
      const holders = sources.filter((source) => source[kind].includes(value)).length;
      const isRefused = decisions.some((decision) => decision.kind === 'ignore' && decision.value === value);
      return holders <= policy.mostSharing && !isRefused;
    });
  };
  const emails = usable('emails');
  const phones = usable('phones');
  const shared = (a: PlainSource, b: PlainSource, kind: 'emails' | 'phones') =>
    a[kind].filter((value) => b[kind].includes(value) && (kind === 'emails' ? emails : phones).includes(value));
  const byRule = (a: PlainSource, b: PlainSource) => {
    const mail = shared(a, b, 'emails').length > 0;
    const number = shared(a, b, 'phones').length > 0;
    if (policy.joinIds === 'never') return false;
    if (policy.joinIds === 'email') return mail;
    if (policy.joinIds === 'emailOrPhone') return mail || number;
    return mail && number;
  };
  let groups = closure(
    sources.map((source) => [source]),
    (a, b) => a.some((x) => b.some((y) => x.hasId && y.hasId && byRule(x, y))),
  );
  for (const kind of ['emails', 'phones'] as const) {
    const values = kind === 'emails' ? emails : phones;
    const isOfId = (group: readonly PlainSource[]) => group.some((source) => source.hasId);
    const has = (group: readonly PlainSource[], value: string) => group.some((source) => source[kind].includes(value));
    const before = groups;
    const clear = values.filter((value) => before.filter((group) => isOfId(group) && has(group, value)).length <= 1);
    const touch = (a: readonly PlainSource[], b: readonly PlainSource[]) =>
      clear.some((value) => has(a, value) && has(b, value));
    const loose = closure(
      before.filter((group) => !isOfId(group)),
      touch,
    );
    const named = before.filter(isOfId);
    const homes = loose.map((group) => named.filter((other) => touch(group, other)));
    groups = [
      ...named.map((group) => [
        ...group,
        ...loose.filter((_, at) => homes[at]!.length === 1 && homes[at]![0] === group).flat(),
      ]),
      ...loose.filter((_, at) => homes[at]!.length !== 1),
    ];
  }
  return groups.map((group) => group.map(({ id }) => id).toSorted()).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

function closure(
  start: readonly (readonly PlainSource[])[],
  isOne: (a: readonly PlainSource[], b: readonly PlainSource[]) => boolean,
): PlainSource[][] {
  const groups = start.map((group) => [...group]);
  for (let changed = true; changed; ) {
    changed = false;
    for (let a = 0; a < groups.length && !changed; a++) {
      for (let b = a + 1; b < groups.length && !changed; b++) {
        if (!isOne(groups[a]!, groups[b]!)) continue;
        groups[a]!.push(...groups.splice(b, 1)[0]!);
        changed = true;
      }
    }
  }
  return groups;
}
