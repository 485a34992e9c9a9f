import { unreachable } from '../lib/invariant.ts';
import type { JourneyNode } from '../journey/nodes.ts';
import type { Journey } from '../journey/spec.ts';
import type { Command, EditLabel, JourneyPatch } from './command.ts';

/**
 * What the edit is called: `edit.<code>`. Codes about one node end in `Named` and carry `title` where the node has one;
 * otherwise they carry `type`.
 */
export function labelOf(before: Journey, command: Command): EditLabel {
  switch (command.kind) {
    case 'addElements':
      return command.nodes.length === 1
        ? nodeLabel('addNode', command.nodes[0]!)
        : label('addElements', { count: command.nodes.length });
    case 'insertOnEdge':
      return nodeLabel('insertNode', command.node);
    case 'connect':
      return label(before.edges.some((edge) => edge.id === command.edge.id) ? 'reconnect' : 'connect');
    case 'removeElements':
      return removeLabel(before, command.nodeIds, command.edgeIds);
    case 'moveNodes':
      if (command.reason === 'layout') return label('layout');
      return command.positions.length === 1
        ? nodeLabel('moveNode', nodeOf(before, command.positions[0]!.nodeId))
        : label('moveNodes', { count: command.positions.length });
    case 'updateNode':
      return updateLabel(nodeOf(before, command.node.id), command.node);
    case 'updateJourney':
      return patchLabel(command.patch);
    default:
      return unreachable(command);
  }
}

function label(code: string, params: EditLabel['params'] = {}): EditLabel {
  return { code, params };
}

function nodeOf(journey: Journey, nodeId: string): JourneyNode | undefined {
  return journey.nodes.find((node) => node.id === nodeId);
}

function nodeLabel(code: string, node: JourneyNode | undefined): EditLabel {
  if (node === undefined) return label(code, { type: 'note' });
  return node.title === '' ? label(code, { type: node.type }) : label(`${code}Named`, { title: node.title });
}

function removeLabel(before: Journey, nodeIds: readonly string[], edgeIds: readonly string[]): EditLabel {
  if (nodeIds.length === 0)
    return label(edgeIds.length === 1 ? 'removeEdge' : 'removeEdges', { count: edgeIds.length });
  if (nodeIds.length === 1) return nodeLabel('removeNode', nodeOf(before, nodeIds[0]!));
  return label('removeNodes', { count: nodeIds.length });
}

function updateLabel(before: JourneyNode | undefined, after: JourneyNode): EditLabel {
  if (before && before.title !== after.title && after.title !== '') return label('renameNode', { title: after.title });
  if (before?.type === 'wait' && after.type === 'wait' && after.wait.kind === 'duration') {
    return label('changeWait', { seconds: after.wait.waitSeconds });
  }
  return nodeLabel('updateNode', after);
}

function patchLabel(patch: JourneyPatch): EditLabel {
  const keys = Object.entries(patch).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (patch.name !== undefined && keys.length === 1) return label('renameJourney', { name: patch.name });
  switch (keys.length === 1 ? keys[0] : undefined) {
    case 'goal':
      return label('editGoal');
    case 'entry':
      return label('editEntry');
    case 'exits':
      return label('editExits');
    case 'limits':
      return label('editLimits');
    case 'muted':
      return label('editMuted');
    default:
      return label('editJourney');
  }
}
