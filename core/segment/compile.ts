import { isMissing } from '../dataset/columns.ts';
import type { Column } from '../dataset/dataset.ts';
import { unreachable } from '../lib/invariant.ts';
import type { Condition, CountTest, MessageState, Span, ValueTest } from './condition.ts';
import { compileEventCount, spanStart } from './countEvents.ts';
import type { MessageLog, Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';
import { compileRowTest, missingPasses, type RowTest, valuePasses } from './valueTest.ts';

/** The part of a condition that decided it, for the trace: `part`, `name` and, where something was counted, `count`. */
export type Explanation = Readonly<Record<string, string | number>>;

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
        explain: (moment) => ({ ...inner.explain(moment), negated: 1 }),
      };
    }
    case 'attribute':
      return compileAttribute(condition.attribute, condition.test, scope);
    case 'event':
      return compileEvent(condition, scope);
    case 'message':
      return compileMessage(condition, scope);
    case 'tag': {
      const slot = scope.tagSlots.get(condition.tag);
      return {
        holds: (moment) => slot !== undefined && moment.tags[slot] === 1,
        explain: () => ({ part: 'tag', name: condition.tag }),
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
      return deciding?.explain(moment) ?? { part: 'everyone', name: '' };
    },
  };
}

function compileAttribute(attribute: string, test: ValueTest, scope: SegmentScope): CompiledCondition {
  const column = scope.dataset.attributes.find((candidate) => candidate.name === attribute);
  const asImported: RowTest =
    column === undefined ? () => missingPasses(test) : compileRowTest(column, test, scope.zone);
  const slot = scope.attributeSlots.get(attribute);
  const explain = (moment: Moment): Explanation => ({
    part: 'attribute',
    name: attribute,
    set: isSet(column, slot, moment) ? 1 : 0,
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

function isSet(column: Column | undefined, slot: number | undefined, moment: Moment): boolean {
  if (slot !== undefined && (moment.attributes[slot] ?? null) !== null) return true;
  return column !== undefined && !isMissing(column, moment.row);
}

function compileEvent(condition: Extract<Condition, { kind: 'event' }>, scope: SegmentScope): CompiledCondition {
  const { count: test } = condition;
  const count = compileEventCount(scope, condition.event, condition.where, condition.span);
  const limit = test.compare === 'atLeast' ? test.times : test.times + 1;
  return {
    holds: (moment) => countPasses(test, count(moment, limit)),
    explain: (moment) => ({
      part: 'event',
      name: condition.event,
      count: count(moment, Number.POSITIVE_INFINITY),
      compare: test.compare,
      times: test.times,
    }),
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
  const node = nodeId === null ? null : scope.nodeIndexOf(nodeId);
  const count = (moment: Moment): number => {
    const after = messageSpanStart(span, moment);
    const { messages } = moment;
    const times = timesOf(messages, state);
    let found = 0;
    for (let index = 0; index < messages.count; index++) {
      // -1 means not yet, which a span that reaches into history must not take for a second.
      if (times[index]! >= 0 && times[index]! > after && (node === null || messages.nodes[index] === node)) found++;
    }
    return found;
  };
  return {
    holds: (moment) => count(moment) > 0,
    explain: (moment) => ({ part: 'message', name: state, count: count(moment) }),
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
