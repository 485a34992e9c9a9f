import type { JourneyNode, NodeOf, Trigger } from '../../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';

const base = { title: '', position: { x: 0, y: 0 } };

export function trigger(id: string, settings?: Trigger): NodeOf<'trigger'> {
  const usual: Trigger = { kind: 'event', event: 'cart', where: [], nth: null, withinSeconds: null };
  return { ...base, id, type: 'trigger', trigger: settings ?? usual };
}

export function wait(id: string, waitSeconds = 3600): NodeOf<'wait'> {
  return { ...base, id, type: 'wait', wait: { kind: 'duration', waitSeconds } };
}

/** An advertising LMS unless told otherwise. */
export function message(id: string, settings: Partial<NodeOf<'message'>> = {}): NodeOf<'message'> {
  return {
    ...base,
    id,
    type: 'message',
    channel: 'lms',
    purpose: 'advertising',
    content: { subject: '', preheader: '', body: '(광고) #{이름}님 안녕하세요', buttons: [] },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback: null,
    response: null,
    offer: null,
    kakao: null,
    ...settings,
  };
}

export function exit(id: string): NodeOf<'exit'> {
  return { ...base, id, type: 'exit' };
}

export function note(id: string): NodeOf<'note'> {
  return { ...base, id, type: 'note', text: 'a note' };
}

/** A journey of these nodes, those of `chain` connected in a row at their first or named (`id:port`) port. */
export function journeyOf(nodes: readonly JourneyNode[], ...chains: readonly (readonly string[])[]): Journey {
  const usualPort = (id: string) => {
    const type = nodes.find((node) => node.id === id)?.type;
    return type === 'filter' ? 'passed' : 'next';
  };
  const edges = chains.flatMap((chain) =>
    chain.slice(1).map((target, index) => {
      const [from, port] = chain[index]!.split(':');
      const [to] = target.split(':');
      return { id: `${from}-${port ?? ''}-${to}`, from: from!, port: port ?? usualPort(from!), to: to! };
    }),
  );
  return { ...emptyJourney('journey-1', '장바구니 이탈'), nodes: [...nodes], edges };
}
