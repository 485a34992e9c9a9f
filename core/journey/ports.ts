import type { JourneyNode } from './nodes.ts';

/** The named ports that edges may leave from, in the order they are drawn. A port without an edge is an exit. */
export function portsOf(node: JourneyNode): readonly string[] {
  switch (node.type) {
    case 'trigger':
    case 'wait':
    case 'message':
    case 'update':
    case 'audience':
    case 'webhook':
      return ['next'];
    case 'filter':
      return ['passed'];
    case 'waitFor':
      return ['happened', ...node.others.map((other) => other.id), 'timedOut'];
    case 'branch':
      return [...node.branches.map((branch) => branch.id), 'else'];
    case 'split':
    case 'experiment':
      return node.arms.map((arm) => arm.id);
    case 'goal':
      return node.endsRun ? [] : ['next'];
    case 'gate':
      return ['passed', 'full'];
    case 'survey':
      return [...node.answers.map((answer) => answer.id), 'noAnswer'];
    case 'exit':
    case 'goTo':
    case 'note':
      return [];
  }
}

/** Whether edges may end at this node. */
export function acceptsEdges(node: JourneyNode): boolean {
  return node.type !== 'trigger' && node.type !== 'note';
}
