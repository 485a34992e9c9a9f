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

describe('a journey of version 2', () => {
  const codesOf = (journey: Journey) =>
    lintJourney(journey, null)
      .filter(blocksRun)
      .map(({ code }) => code);
  const withNode = (node: Journey['nodes'][number]): Journey => {
    const journey = emptyMessageTo('information');
    return { ...journey, nodes: [...journey.nodes, node] };
  };

  it('is not run with a schedule that nobody can read', () => {
    const schedule = { kind: 'cron' as const, expression: 'daily' };
    const segment = { kind: 'tag' as const, tag: 'vip' };
    expect(
      codesOf(withNode({ ...at('s'), type: 'trigger', trigger: { kind: 'schedule', schedule, segment } })),
    ).toEqual(['trigger.cronInvalid']);
  });

  it('is not run with an experiment of one arm or a survey that more than everyone answers', () => {
    const arms = [{ id: 'a', label: 'A', weightPercent: 100, isControl: true }];
    const answers = [{ id: 'a', label: 'A', sharePercent: 101 }];
    const experiment = {
      ...at('x'),
      type: 'experiment' as const,
      arms,
      metric: 'goal' as const,
      winnerAfterDays: null,
    };
    const survey = { ...at('q'), type: 'survey' as const, question: '?', answers, answerSeconds: 1, timeoutSeconds: 2 };
    expect(codesOf(withNode(experiment))).toEqual(['experiment.tooFewArms']);
    expect(codesOf(withNode({ ...survey, answers: [{ ...answers[0]!, sharePercent: 100 }] }))).toEqual([]);
  });

  it('is run with a gate that is shut and a jump to nowhere, which let plainly nobody on', () => {
    expect(codesOf(withNode({ ...at('g'), type: 'gate', passes: 0, per: 'day' }))).toEqual([]);
    expect(codesOf(withNode({ ...at('j'), type: 'goTo', target: '' }))).toEqual([]);
  });
});
