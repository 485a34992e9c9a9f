import { cellText } from '../dataset/columns.ts';
import type { Column } from '../dataset/dataset.ts';
import { type ComputedName, isComputedName } from '../dataset/computedCatalogue.ts';
import { isDerivedName } from '../dataset/derivedCatalogue.ts';
import { unreachable } from '../lib/invariant.ts';
import type { Condition, CountTest, MessageState, Span, ValueTest } from './condition.ts';
import { compileEventCount, spanEnd, spanStart } from './countEvents.ts';
import { compileDerived } from './derivedAttribute.ts';
import { compileEventMeasure } from './eventMeasure.ts';
import { compileFollowed } from './followed.ts';
import { compilePredicted } from './predictedAttribute.ts';
import { leadsToItself } from './savedSegment.ts';
import type { MessageLog, Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';
import { compileRowTest, missingPasses, type RowTest, valuePasses } from './valueTest.ts';

/**
 * The part of a condition that decided it, for the trace: `part`, `name`, `negated` (1 inside of "not"), where something was
 * counted `count`, and `detail`, the same in signs that need no translation: "purchase: 2 (≥ 1)", "tier = gold".
 */
type Explanation = Readonly<Record<string, string | number>>;

/** A condition over one dataset, ready to be asked at any moment of any customer. */
export interface CompiledCondition {
  holds(moment: Moment): boolean;
  /** What decided the answer at this moment; slower than `holds` and always of the same opinion. */
  explain(moment: Moment): Explanation;
}

/** Prepares a condition. What it names and the dataset lacks counts as missing or as never having happened. */
export function compileCondition(condition: Condition, scope: SegmentScope): CompiledCondition {
  switch (condition.kind) {
    case 'all':
      return compileGroup(condition.of, scope, true);
    case 'any':
      return compileGroup(condition.of, scope, false);
    case 'not': {
      const inner = compileCondition(condition.of, scope);
      return {
        holds: (moment) => !inner.holds(moment),
        explain: (moment) => negated(inner.explain(moment)),
      };
    }
    case 'attribute':
      return compileAttribute(condition.attribute, condition.test, scope);
    case 'event':
      return compileEvent(condition, scope);
    case 'message':
      return compileMessage(condition, scope);
    case 'eventMeasure': {
      const measured = compileEventMeasure(condition, scope);
      return {
        holds: measured.holds,
        explain: (moment) => {
          const value = measured.of(moment);
          const name = `${condition.measure} ${condition.event}.${condition.property}`;
          return { part: 'eventMeasure', name, detail: `${name} = ${value ?? '–'}` };
        },
      };
    }
    case 'followed': {
      const holds = compileFollowed(condition, scope);
      return {
        holds,
        explain: (moment) => {
          const name = `${condition.first.event} → ${condition.next.event}`;
          const mark = holds(moment) === condition.followed ? '+' : '−';
          return { part: 'followed', name, detail: `${mark} ${name} (≤ ${condition.withinSeconds} s)` };
        },
      };
    }
    case 'segment': {
      const { segmentId } = condition;
      const definition = scope.segments[segmentId];
      if (definition === undefined || leadsToItself(segmentId, scope.segments)) {
        return { holds: () => false, explain: () => ({ part: 'segment', name: segmentId, detail: '∅' }) };
      }
      const inner = compileCondition(definition, scope);
      return { holds: inner.holds, explain: inner.explain };
    }
    case 'tag': {
      const slot = scope.tagSlots.get(condition.tag);
      return {
        holds: (moment) => slot !== undefined && moment.tags[slot] === 1,
        explain: (moment) => {
          const has = slot !== undefined && moment.tags[slot] === 1;
          return { part: 'tag', name: condition.tag, detail: `${has ? '+' : '−'} #${condition.tag}` };
        },
      };
    }
    default:
      return unreachable(condition);
  }
}

/** All parts hold, or any does. The deciding part is the first that settles the answer, else the first of all. */
function compileGroup(of: readonly Condition[], scope: SegmentScope, all: boolean): CompiledCondition {
  const parts = of.map((part) => compileCondition(part, scope));
  return {
    holds(moment) {
      for (const part of parts) if (part.holds(moment) !== all) return !all;
      return all;
    },
    explain(moment) {
      const deciding = parts.find((part) => part.holds(moment) !== all) ?? parts[0];
      return deciding?.explain(moment) ?? { part: 'everyone', name: '', detail: '∀' };
    },
  };
}

function compileAttribute(attribute: string, test: ValueTest, scope: SegmentScope): CompiledCondition {
  const column = scope.dataset.attributes.find((candidate) => candidate.name === attribute);
  const asImported: RowTest =
    column === undefined ? () => missingPasses(test) : compileRowTest(column, test, scope.clock);
  if (column === undefined && isComputedName(attribute)) return compileComputedTest(attribute, test, scope);
  const slot = scope.attributeSlots.get(attribute);
  const explain = (moment: Moment): Explanation => ({
    part: 'attribute',
    name: attribute,
    detail: `${attribute} = ${shownValue(column, slot, moment, scope)}`,
  });
  if (slot === undefined) {
    return { holds: (moment) => asImported(moment.row, scope.startTime + moment.now), explain };
  }
  return {
    holds(moment) {
      const updated = moment.attributes[slot] ?? null;
      return updated === null ? asImported(moment.row, scope.startTime + moment.now) : valuePasses(updated, test);
    },
    explain,
  };
}

function compileComputedTest(name: ComputedName, test: ValueTest, scope: SegmentScope): CompiledCondition {
  const valueAt = isDerivedName(name) ? compileDerived(name, scope) : compilePredicted(name, scope);
  const missing = missingPasses(test);
  return {
    holds(moment) {
      const value = valueAt(moment);
      return value === null ? missing : valuePasses(value, test);
    },
    explain: (moment) => ({ part: 'attribute', name, detail: `${name} = ${shownComputed(valueAt(moment))}` }),
  };
}

/** Six figures are as many as anybody reads. */
function shownComputed(value: number | string | null): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : (value ?? '–');
}

function shownValue(column: Column | undefined, slot: number | undefined, moment: Moment, scope: SegmentScope): string {
  const updated = slot === undefined ? null : (moment.attributes[slot] ?? null);
  if (updated === null && column?.kind === 'number' && isComputedName(column.name)) {
    const value = column.values[moment.row]!;
    return shownComputed(Number.isNaN(value) ? null : value);
  }
  const text = updated ?? (column === undefined ? '' : cellText(column, moment.row, scope.dataset.zone));
  return text === '' ? '–' : String(text);
}

function negated(explanation: Explanation): Explanation {
  return { ...explanation, negated: explanation.negated === 1 ? 0 : 1 };
}

const comparison = { atLeast: '≥', atMost: '≤', exactly: '=' } as const;

function compileEvent(condition: Extract<Condition, { kind: 'event' }>, scope: SegmentScope): CompiledCondition {
  const { count: test } = condition;
  const count = compileEventCount(scope, condition.event, condition.where, condition.span);
  const limit = test.compare === 'atLeast' ? test.times : test.times + 1;
  return {
    holds: (moment) => countPasses(test, count(moment, limit)),
    explain: (moment) => {
      const found = count(moment, Number.POSITIVE_INFINITY);
      const detail = `${condition.event}: ${found} (${comparison[test.compare]} ${test.times})`;
      return { part: 'event', name: condition.event, count: found, detail };
    },
  };
}

function countPasses(test: CountTest, count: number): boolean {
  switch (test.compare) {
    case 'atLeast':
      return count >= test.times;
    case 'atMost':
      return count <= test.times;
    case 'exactly':
      return count === test.times;
  }
}

function compileMessage(condition: Extract<Condition, { kind: 'message' }>, scope: SegmentScope): CompiledCondition {
  const { state, nodeId, span } = condition;
  const node = nodeId === null ? -1 : scope.nodeIndexOf(nodeId);
  const { from, to } = nodeId === null ? scope.ownNodes : { from: node, to: node + 1 };
  const count = (moment: Moment): number => {
    const after = messageSpanStart(span, moment);
    const until = spanEnd(span, moment);
    const { messages } = moment;
    const times = timesOf(messages, state);
    let found = 0;
    for (let index = 0; index < messages.count; index++) {
      const time = times[index]!;
      const sender = messages.nodes[index]!;
      // -1 means not yet, which a span that reaches into history must not take for a second.
      if (time >= 0 && time > after && time <= until && sender >= from && sender < to) found++;
    }
    return found;
  };
  return {
    holds: (moment) => count(moment) > 0,
    explain: (moment) => {
      const found = count(moment);
      return { part: 'message', name: state, count: found, detail: `${state}: ${found} (≥ 1)` };
    },
  };
}

/** A message sent in the very second of entry belongs to the run that sent it. */
function messageSpanStart(span: Span, moment: Moment): number {
  return span.kind === 'sinceEntry' ? moment.entryTime - 1 : spanStart(span, moment);
}

function timesOf(messages: MessageLog, state: MessageState): Int32Array {
  switch (state) {
    case 'sent':
      return messages.sentAt;
    case 'delivered':
      return messages.deliveredAt;
    case 'opened':
      return messages.openedAt;
    case 'clicked':
      return messages.clickedAt;
    case 'converted':
      return messages.convertedAt;
  }
}
