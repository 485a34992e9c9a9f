import { describe, expect, it } from 'vitest';
import { applyCommand, applyDiff, reverseDiff } from '../../../core/commands/index.ts';
import type { Command } from '../../../core/commands/command.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import {
  blocksRun,
  canMute,
  exportBlockers,
  lintJourney,
  muteCommand,
  unmuteCommand,
} from '../../../core/lint/index.ts';
import { journeyOf, messageNode } from './journeys.ts';

const unlawful = journeyOf(messageNode({ purpose: 'advertising' }));

function after(journey: Journey, command: Command): { journey: Journey; undone: Journey } {
  const applied = applyCommand(journey, command);
  if (!applied.ok) throw new Error(applied.error.code);
  const { journey: changed, diff } = applied.value;
  return { journey: changed, undone: applyDiff(changed, reverseDiff(diff)) };
}

const problemOf = (journey: Journey, code: string) =>
  lintJourney(journey, null).find((problem) => problem.code === code)!;

describe('a muted problem', () => {
  const muted = after(unlawful, muteCommand(unlawful, problemOf(unlawful, 'message.noAdLabel'), '사내 테스트'));

  it('is shown with the reason, behind the others, and stands in no export any more', () => {
    const problems = lintJourney(muted.journey, null);
    expect(problems.at(-1)).toMatchObject({ code: 'message.noAdLabel', mutedReason: '사내 테스트' });
    expect(exportBlockers(problems, []).map(({ code }) => code)).toEqual(['message.noOptOut']);
  });

  it('comes back by undo and by unmuting', () => {
    expect(muted.undone).toEqual(unlawful);
    const back = after(muted.journey, unmuteCommand(muted.journey, problemOf(muted.journey, 'message.noAdLabel')));
    expect(back.journey.muted).toEqual([]);
  });

  it('is muted only on its own node, unless the mute names none', () => {
    const two: Journey = {
      ...unlawful,
      nodes: [...unlawful.nodes, { ...messageNode({ purpose: 'advertising' }), id: 'b' }],
    };
    const reasonsOf = (nodeId: string | null) =>
      lintJourney({ ...two, muted: [{ code: 'message.noAdLabel', nodeId, reason: 'x' }] }, null)
        .filter(({ code }) => code === 'message.noAdLabel')
        .map(({ nodeId: at, mutedReason }) => [at, mutedReason]);
    expect(reasonsOf('b')).toEqual([
      ['node', undefined],
      ['b', 'x'],
    ]);
    expect(reasonsOf(null)).toEqual([
      ['node', 'x'],
      ['b', 'x'],
    ]);
  });

  it('is muted once, with the last reason given', () => {
    const again = after(
      muted.journey,
      muteCommand(muted.journey, problemOf(muted.journey, 'message.noAdLabel'), '둘째'),
    );
    expect(again.journey.muted).toEqual([{ code: 'message.noAdLabel', nodeId: 'node', reason: '둘째' }]);
  });

  it('cannot be one that makes the numbers of a run mean nothing', () => {
    const empty = emptyJourney('j', 'Journey');
    const problem = problemOf(empty, 'graph.noTrigger');
    expect(canMute(problem)).toBe(false);
    const forced = lintJourney({ ...empty, muted: [{ code: problem.code, nodeId: null, reason: 'x' }] }, null);
    expect(forced.filter(blocksRun).map(({ code }) => code)).toEqual(['graph.noTrigger']);
    expect(exportBlockers(forced, [])).toHaveLength(1);
  });
});

describe('exportBlockers', () => {
  const problems = lintJourney(unlawful, null);

  it('names every error and no warning', () => {
    expect(exportBlockers(problems, []).map(({ code }) => code)).toEqual(['message.noAdLabel', 'message.noOptOut']);
  });

  it('lets through what is overridden by code, on its node or everywhere', () => {
    const override = (nodeId: string | null) => [{ code: 'message.noOptOut', nodeId, reason: '시험 발송' }];
    expect(exportBlockers(problems, override('node'))).toHaveLength(1);
    expect(exportBlockers(problems, override(null))).toHaveLength(1);
    expect(exportBlockers(problems, override('other'))).toHaveLength(2);
  });
});
