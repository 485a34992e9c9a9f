import type { ProblemCode } from '../codes.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext } from '../rule.ts';

interface Place {
  readonly nodeId: string | null;
}

/** An event name that is missing, or that the dataset does not know. */
export function eventProblems(event: string, { schema, eventNames }: LintContext, place: Place): Problem[] {
  if (event === '') return [problemOf('error', 'event.none', {}, place)];
  return schema && !eventNames.has(event) ? [problemOf('warning', 'event.unknown', { name: event }, place)] : [];
}

/** A date attribute of a trigger or a wait that is missing, unknown or no date. */
export function dateAttributeProblems(
  name: string,
  { schema, attributes, setAttributes }: LintContext,
  nodeId: string,
  area: 'trigger' | 'wait',
): Problem[] {
  const place = { nodeId };
  if (name === '') return [problemOf('error', `${area}.noAttribute`, {}, place)];
  if (!schema) return [];
  const attribute = attributes.get(name);
  if (!attribute) {
    return area === 'wait' && setAttributes.has(name)
      ? []
      : [problemOf('warning', `${area}.unknownAttribute`, { name }, place)];
  }
  const isDate = attribute.kind === 'date' || attribute.kind === 'time';
  return isDate ? [] : [problemOf('error', `${area}.notADate`, { name }, place)];
}

/** One problem for each label that more than one port bears. */
export function repeatedLabels(
  nodeId: string,
  ports: readonly { readonly label: string }[],
  code: Extract<ProblemCode, `${string}.duplicateLabel`>,
): Problem[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const port of ports) {
    const label = port.label.trim();
    if (label !== '' && seen.has(label)) repeated.add(label);
    seen.add(label);
  }
  return [...repeated].map((label) => problemOf('warning', code, { label }, { nodeId }));
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date;
}
