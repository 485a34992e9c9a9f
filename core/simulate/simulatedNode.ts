import type { JourneyNode } from '../journey/nodes.ts';

/** A node without what a run does not look at: names, places, and texts that only people or other systems read. */
export function simulatedNode(node: JourneyNode): unknown {
  const { title: _title, position: _position, ...rest } = node;
  switch (rest.type) {
    case 'message': {
      const { content: _content, kakao, fallback, offer, ...message } = rest;
      return {
        ...message,
        targeting: kakao?.targeting ?? null,
        fallback: fallback?.channel ?? null,
        offer: offer && withoutLabel(offer),
      };
    }
    case 'branch':
      return { ...rest, branches: rest.branches.map(withoutLabel) };
    case 'split':
    case 'experiment':
      return { ...rest, arms: rest.arms.map(withoutLabel) };
    case 'waitFor':
      return { ...rest, others: rest.others.map(withoutLabel) };
    case 'survey': {
      const { question: _question, ...survey } = rest;
      return { ...survey, answers: rest.answers.map(withoutLabel) };
    }
    case 'audience':
    case 'webhook':
    case 'note':
      return { id: rest.id, type: rest.type };
    default:
      return rest;
  }
}

function withoutLabel<Item extends { label: string }>({ label: _label, ...rest }: Item): Omit<Item, 'label'> {
  return rest;
}
