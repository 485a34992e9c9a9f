import type { Command } from '../commands/command.ts';
import type { Journey } from '../journey/spec.ts';
import { blocksRun } from './blocksRun.ts';
import type { Problem } from './problem.ts';

/** Whether someone may decide to live with the problem. What makes the numbers of a run mean nothing cannot be waved through. */
export function canMute(problem: Problem): boolean {
  return !blocksRun(problem);
}

/** The problems, those that the journey mutes with their reason. */
export function withMutes(problems: readonly Problem[], muted: Journey['muted']): Problem[] {
  return problems.map((problem) => {
    const mute = canMute(problem) ? muted.find((candidate) => isMuteOf(candidate, problem)) : undefined;
    return mute === undefined ? problem : { ...problem, mutedReason: mute.reason };
  });
}

/** Whether this entry of the journey's list mutes the problem. */
export function isMuteOf(mute: Journey['muted'][number], problem: Problem): boolean {
  return mute.code === problem.code && (mute.nodeId === null || mute.nodeId === problem.nodeId);
}

/** The edit that mutes the problem where it stands. */
export function muteCommand(journey: Journey, { code, nodeId }: Problem, reason: string): Command {
  const others = journey.muted.filter((mute) => mute.code !== code || mute.nodeId !== nodeId);
  return { kind: 'updateJourney', patch: { muted: [...others, { code, nodeId, reason }] } };
}

/** The edit that brings the problem back. */
export function unmuteCommand(journey: Journey, problem: Problem): Command {
  return { kind: 'updateJourney', patch: { muted: journey.muted.filter((mute) => !isMuteOf(mute, problem)) } };
}
