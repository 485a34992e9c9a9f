import { describe, expect, it } from 'vitest';
import { blocksRun, lintJourney } from '../../../core/lint/index.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';

const at = (id: string) => ({ id, title: '', position: { x: 0, y: 0 } });

function emptyMessageTo(purpose: 'information' | null): Journey {
  const journey = emptyJourney('j', 'Journey');
  return {
    ...journey,
    nodes: [
      {
        ...at('start'),
        type: 'trigger',
        trigger: { kind: 'event', event: 'cart', where: [], nth: null, withinSeconds: null },
      },
      {
        ...at('sms'),
        type: 'message',
        channel: 'sms',
        purpose,
        content: { subject: '', preheader: '', body: '', buttons: [] },
        nightPolicy: 'wait',
        onSuppressed: 'continue',
        fallback: null,
        response: null,
        offer: null,
        kakao: null,
      },
    ],
    edges: [{ id: 'e', from: 'start', port: 'next', to: 'sms' }],
  };
}

describe('what stops a run', () => {
  it('is not a message without words, which only an export needs', () => {
    const problems = lintJourney(emptyMessageTo('information'), null);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['message.empty']);
    expect(problems.filter(blocksRun)).toEqual([]);
  });

  it('is a message without a consent group, because nobody could say who may get it', () => {
    const codes = lintJourney(emptyMessageTo(null), null)
      .filter(blocksRun)
      .map(({ code }) => code);
    expect(codes).toEqual(['message.noPurpose']);
  });

  it('is a journey without a trigger', () => {
    expect(
      lintJourney(emptyJourney('j', 'Journey'), null)
        .filter(blocksRun)
        .map(({ code }) => code),
    ).toEqual(['graph.noTrigger']);
  });
});
