import type { Condition, EventTest, MessageState } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';
import type { OneSignalAttributes, OneSignalCondition } from './schema.ts';

export const placeholderUuid = '00000000-0000-4000-8000-000000000000';
const actions: Partial<Record<MessageState, 'received' | 'opened' | 'clicked'>> = {
  delivered: 'received',
  opened: 'opened',
  clicked: 'clicked',
};

/** The id of a segment that is built there by hand, known by its formula. */
export function segmentIdOf(formula: string, notes: ExportNotes): string {
  return uuidOr(notes.field('segmentId', { name: formula }, placeholderUuid), notes, formula);
}

/** A UUID as given, or the placeholder and a problem: the server refuses anything else. */
export function uuidOr(value: string, notes: ExportNotes, name: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value;
  notes.problem('error', 'export.notAUuid', { value, name });
  return placeholderUuid;
}

/**
 * What an answer to a message of this tree says of itself; anything else is membership of a segment to be built by hand.
 * `sendingIdOf` gives the id under which a message node stands in the tree, or null.
 */
export function conditionOf(
  condition: Condition,
  nodeId: string,
  notes: ExportNotes,
  sendingIdOf: (nodeId: string) => string | null,
): OneSignalCondition {
  if (condition.kind === 'message' && condition.nodeId !== null) {
    const action = actions[condition.state];
    const sending = sendingIdOf(condition.nodeId);
    const isOfRun = condition.span.kind === 'sinceEntry' || condition.span.kind === 'ever';
    if (action !== undefined && sending !== null && isOfRun) {
      return { kind: 'on_notification_action', action, client_node_id: sending };
    }
  }
  const negated = condition.kind === 'not';
  const formula = conditionText(negated ? condition.of : condition);
  notes.approximated(nodeId, 'conditionAsSegment', { condition: formula });
  const ids = [segmentIdOf(formula, notes)];
  return negated
    ? { kind: 'segment_membership', excluded_segment_ids: ids }
    : { kind: 'segment_membership', included_segment_ids: ids };
}

/** The property tests of an event as one group; tests that OneSignal lacks are noted and left out. */
export function attributesOf(test: EventTest, nodeId: string, notes: ExportNotes): OneSignalAttributes | null {
  const group = test.where.flatMap(({ property, test: value }) => {
    const found = attributeTest(value);
    if (found === null) {
      notes.dropped(nodeId, 'triggerFilter', { property });
      return [];
    }
    return found.map((one) => ({ key: property, ...one }));
  });
  return group.length === 0 ? null : [group];
}

type AttributeTest = Omit<OneSignalAttributes[number][number], 'key'>;

function attributeTest(test: EventTest['where'][number]['test']): AttributeTest[] | null {
  switch (test.compare) {
    case 'is':
      return [{ operator: 'equal', value: String(test.value) }];
    case 'isNot':
      return [{ operator: 'not_equal', value: String(test.value) }];
    case 'greater':
      return [{ operator: 'greater', value: String(test.value) }];
    case 'atLeast':
      return [{ operator: 'greater_or_equal', value: String(test.value) }];
    case 'less':
      return [{ operator: 'less', value: String(test.value) }];
    case 'atMost':
      return [{ operator: 'less_or_equal', value: String(test.value) }];
    case 'between':
      return [
        { operator: 'greater_or_equal', value: String(test.from) },
        { operator: 'less_or_equal', value: String(test.to) },
      ];
    case 'isTrue':
      return [{ operator: 'equal', value: 'true' }];
    case 'isFalse':
      return [{ operator: 'equal', value: 'false' }];
    case 'isSet':
      return [{ operator: 'exists' }];
    case 'isNotSet':
      return [{ operator: 'not_exists' }];
    default:
      return null;
  }
}
