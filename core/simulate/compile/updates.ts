import type { Change, NodeOf } from '../../journey/nodes.ts';
import { type Emitter, stepCode } from './emitter.ts';
import type { PlanNode } from './plan.ts';
import { literal } from './source.ts';

/** What an update node changes of the customer. */
export function updateCode(emitter: Emitter, node: PlanNode, spec: NodeOf<'update'>): string {
  return spec.changes.map((change) => `{ ${changeCode(emitter, node, change)} }`).join(' ');
}

function changeCode(emitter: Emitter, node: PlanNode, change: Change): string {
  const { plan, source } = emitter;
  const { scope } = node.journey;
  const step = (name: string, shown: string) =>
    stepCode(emitter, node.source.id, 'updated', `{ name: ${literal(name)}, value: ${shown} }`);
  switch (change.kind) {
    case 'setAttribute': {
      const slot = plan.attributeSlots.get(change.attribute)!;
      return `S.attributes[${slot}] = ${literal(change.value)}; ${step(change.attribute, literal(String(change.value)))}`;
    }
    case 'addTag':
    case 'removeTag': {
      const slot = plan.tagSlots.get(change.tag)!;
      const adds = change.kind === 'addTag';
      return `S.tags[${slot}] = ${adds ? 1 : 0}; ${step(change.tag, adds ? "'+'" : "'−'")}`;
    }
    case 'addPoints': {
      const name = scope.dataset.roles.points ?? 'points';
      const slot = plan.attributeSlots.get(name)!;
      const column = scope.dataset.attributes.find((candidate) => candidate.name === name);
      const imported = column?.kind === 'number' ? `(${source.constant(column.values)}[S.row] || 0)` : '0';
      return (
        `const before = S.attributes[${slot}]; ` +
        `const points = (typeof before === 'number' ? before : ${imported}) + ${change.points}; ` +
        `S.attributes[${slot}] = points; ${step(name, 'points')}`
      );
    }
  }
}
