import type { JourneyNode, NodeType } from '../journey/nodes.ts';

export type Family = 'trigger' | 'decision' | 'time' | 'message' | 'end' | 'note' | 'update' | 'money' | 'outside';

const families = {
  trigger: 'trigger',
  wait: 'time',
  waitFor: 'time',
  filter: 'decision',
  branch: 'decision',
  split: 'decision',
  experiment: 'decision',
  gate: 'decision',
  survey: 'decision',
  audience: 'outside',
  webhook: 'outside',
  goTo: 'end',
  message: 'message',
  update: 'update',
  goal: 'end',
  exit: 'end',
  note: 'note',
} as const satisfies Record<NodeType, Family>;

/** The family whose colour and component a node has. Giving points is spending, and looks like it. */
export function familyOf(node: JourneyNode): Family {
  if (node.type === 'update' && node.changes.some((change) => change.kind === 'addPoints')) return 'money';
  return families[node.type];
}

/** The part of text keys that names what kind of node this is: `trigger.absence`, `wait.duration`, `message.sms`, `split`. */
export function kindKeyOf(node: JourneyNode): string {
  switch (node.type) {
    case 'trigger':
      return `trigger.${node.trigger.kind}`;
    case 'wait':
      return `wait.${node.wait.kind}`;
    case 'message':
      return `message.${node.channel}`;
    case 'update':
      return familyOf(node) === 'money' ? 'update.points' : 'update';
    case 'waitFor':
    case 'filter':
    case 'branch':
    case 'split':
    case 'experiment':
    case 'gate':
    case 'survey':
    case 'audience':
    case 'webhook':
    case 'goTo':
    case 'goal':
    case 'exit':
    case 'note':
      return node.type;
  }
}
