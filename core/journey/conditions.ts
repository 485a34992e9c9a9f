import type { Condition } from '../segment/condition.ts';
import type { JourneyNode } from './nodes.ts';
import type { Journey } from './spec.ts';

/** A condition of a journey and the node on which it stands; null = the journey's entry. */
interface PlacedCondition {
  readonly nodeId: string | null;
  readonly condition: Condition;
}

/** Every condition of the journey, those of the entry first and the others in the order of the nodes. */
export function conditionsIn(journey: Journey): PlacedCondition[] {
  const found: PlacedCondition[] = [];
  mapConditions(journey, (condition, nodeId) => {
    found.push({ nodeId, condition });
    return condition;
  });
  return found;
}

/** The journey with each of its conditions changed. */
export function mapConditions(
  journey: Journey,
  change: (condition: Condition, nodeId: string | null) => Condition,
): Journey {
  const { entry } = journey;
  const segment = entry.segment && change(entry.segment, null);
  return {
    ...journey,
    entry: { ...entry, segment },
    nodes: journey.nodes.map((node) => changedNode(node, (condition) => change(condition, node.id))),
  };
}

function changedNode(node: JourneyNode, change: (condition: Condition) => Condition): JourneyNode {
  switch (node.type) {
    case 'filter':
      return { ...node, condition: change(node.condition) };
    case 'branch':
      return {
        ...node,
        branches: node.branches.map((branch) => ({ ...branch, condition: change(branch.condition) })),
      };
    case 'waitFor':
      return {
        ...node,
        segment: node.segment && change(node.segment),
        others: node.others.map((other) =>
          other.kind === 'segment' ? { ...other, segment: change(other.segment) } : other,
        ),
      };
    case 'trigger': {
      const { trigger } = node;
      if (trigger.kind !== 'schedule' && trigger.kind !== 'segment') return node;
      return { ...node, trigger: { ...trigger, segment: change(trigger.segment) } };
    }
    default:
      return node;
  }
}
