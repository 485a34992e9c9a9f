import { isComputedName } from '../../dataset/computedCatalogue.ts';
import {
  compileCondition,
  compileEventMatch,
  leadsToItself,
  type Condition,
  type EventMatch,
  type SegmentScope,
} from '../../segment/index.ts';
import type { CountTest, Span } from '../../segment/condition.ts';
import { missingPasses, valuePasses } from '../../segment/valueTest.ts';
import type { Question } from '../contactRules.ts';
import type { PlanJourney } from './plan.ts';
import { literal, type Source } from './source.ts';

/**
 * A condition as an expression of the generated code: groups, simple attributes, tags and counts of events are written out, all
 * else asks the interpreted condition, which is of the same opinion.
 */
export function conditionCode(source: Source, journey: PlanJourney, condition: Condition): string {
  return code(source, journey.scope, condition);
}

/** Beyond so many the interpreted count, which looks at each event twice at most, is the quicker one. */
const fewEvents = 256;

function code(source: Source, scope: SegmentScope, condition: Condition): string {
  const part = (inner: Condition) => code(source, scope, inner);
  switch (condition.kind) {
    case 'all':
      return condition.of.length === 0 ? 'true' : `(${condition.of.map(part).join(' && ')})`;
    case 'any':
      return condition.of.length === 0 ? 'false' : `(${condition.of.map(part).join(' || ')})`;
    case 'not':
      return `!${part(condition.of)}`;
    case 'segment': {
      const { segmentId } = condition;
      const definition = scope.segments[segmentId];
      if (definition === undefined || leadsToItself(segmentId, scope.segments)) return 'false';
      return code(source, scope, definition);
    }
    case 'tag': {
      const slot = scope.tagSlots.get(condition.tag);
      return slot === undefined ? 'false' : `(S.tags[${slot}] === 1)`;
    }
    case 'event': {
      const match = compileEventMatch(scope, condition.event, condition.where);
      const count = countCode(source, match, condition.span, condition.count);
      if (count === null) return asked(source, scope, condition);
      return match.type === -1 ? count : `(S.seen <= ${fewEvents} ? ${count} : ${asked(source, scope, condition)})`;
    }
    case 'attribute':
      return attributeCode(source, scope, condition) ?? asked(source, scope, condition);
    case 'message':
    case 'eventMeasure':
    case 'followed':
      return asked(source, scope, condition);
  }
}

function asked(source: Source, scope: SegmentScope, condition: Condition): string {
  return `${source.constant(compileCondition(condition, scope))}.holds(S)`;
}

function attributeCode(
  source: Source,
  scope: SegmentScope,
  { attribute, test }: Extract<Condition, { kind: 'attribute' }>,
): string | null {
  if (scope.attributeSlots.has(attribute)) return null;
  const column = scope.dataset.attributes.find((candidate) => candidate.name === attribute);
  const missing = missingPasses(test);
  if (column === undefined) return isComputedName(attribute) ? null : String(missing);
  if (column.kind === 'boolean' || column.kind === 'category') {
    const passes =
      column.kind === 'boolean'
        ? [valuePasses(false, test), valuePasses(true, test), missing]
        : [missing, ...column.labels.map((label) => valuePasses(label, test))];
    const values = source.constant(column.kind === 'boolean' ? column.values : column.codes);
    const passing = passes.flatMap((one, value) => (one ? [value] : []));
    if (passing.length === 0) return 'false';
    if (passing.length === 1) return `(${values}[S.row] === ${passing[0]})`;
    return `(${source.constant(Uint8Array.from(passes, Number))}[${values}[S.row]] === 1)`;
  }
  if (column.kind !== 'number') return null;
  const value = `${source.constant(column.values)}[S.row]`;
  switch (test.compare) {
    case 'greater':
      return `(${value} > ${literal(test.value)})`;
    case 'atLeast':
      return `(${value} >= ${literal(test.value)})`;
    case 'less':
      return `(${value} < ${literal(test.value)})`;
    case 'atMost':
      return `(${value} <= ${literal(test.value)})`;
    default:
      return null;
  }
}

/** A count that looks no further than the window, written out as a call of a loop for this event; null where it must. */
function countCode(source: Source, match: EventMatch, span: Span, { compare, times }: CountTest): string | null {
  const limit = compare === 'atLeast' ? times : times + 1;
  const passes = (count: string) => {
    switch (compare) {
      case 'atLeast':
        return `(${count} >= ${times})`;
      case 'atMost':
        return `(${count} <= ${times})`;
      case 'exactly':
        return `(${count} === ${times})`;
    }
  };
  if (match.type === -1) return passes('0');
  if (span.kind !== 'sinceEntry') return null;
  const fits = match.fitsAll ? 'null' : source.constant(match);
  return passes(`countSince(S, ${match.type}, ${fits}, S.entryTime, ${limit})`);
}

/** A question as an expression. */
export function questionCode(source: Source, question: Question): string {
  switch (question.kind) {
    case 'settled':
      return String(question.answer);
    case 'flag':
      return `(${source.constant(question.values)}[S.row] === 1)`;
    case 'ask':
      return `${source.constant(question)}.ask(S)`;
  }
}

/** Whether an event fits, as an expression over the names given; the type is known already. */
export function fitsCode(source: Source, match: EventMatch, row: string, value: string): string {
  if (match.fitsAll) return 'true';
  return `${source.constant(match)}.fits(${row}, ${value}, S.startTime + S.now)`;
}
