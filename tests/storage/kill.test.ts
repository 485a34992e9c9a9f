import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createStream, uniformAt } from '../../core/lib/random.ts';
import { sessionAfter, sessionStart, sessionStep, type SessionState } from '../fixtures/editingSession.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const lanes = 2;
const killsPerLane = 25;
const mostEditsBefore = 20;
const longestMilliseconds = 20;
const child = new URL('../fixtures/killChild.ts', import.meta.url).pathname;

/** Starts an editing process, kills it some time after `edits` acknowledged edits, and returns the last one it printed. */
async function editAndKill(args: readonly string[], edits: number, afterMilliseconds: number): Promise<number> {
  const editor = spawn(process.execPath, [child, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // fifty starts of the same program: compile it once
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(args[0]!), 'compiled') },
  });
  let printed = '';
  let complaint = '';
  editor.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  const ended = once(editor, 'close');
  const underWay = new Promise<void>((resolve) => {
    editor.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
      if (printed.split('\n').length > edits) resolve();
    });
  });
  await Promise.race([underWay, ended]);
  await wait(afterMilliseconds);
  editor.kill('SIGKILL');
  await ended;
  expect(complaint).toBe('');
  // the last line may have been cut off in the middle of writing it
  return Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').at(-1));
}

function statesUpTo(journeyId: string, seed: number, revision: number): SessionState[] {
  const states = [sessionStart(journeyId)];
  for (let at = 1; at < revision; at++) {
    const state = states[at - 1]!;
    states.push(sessionAfter(state, sessionStep(state, seed, at)));
  }
  return states;
}

/** Edits, kills and checks one workspace again and again; returns how many kills it survived. */
async function killRepeatedly(lane: number): Promise<number> {
  const folder = temporaryFolder();
  const engine = testEngine(folder);
  const { path } = await engine.call('workspace.create', { path: join(folder, 'shop.yeojeong'), name: '테스트 상점' });
  await engine.call('workspace.close', {});
  const moments = createStream(20_261_122, lane, 6);

  for (let round = 0; round < killsPerLane; round++) {
    const journeyId = `round-${round}`;
    const seed = lane * killsPerLane + round;
    const edits = 1 + Math.floor(uniformAt(moments, round, 0) * mostEditsBefore);
    const delay = uniformAt(moments, round, 1) * longestMilliseconds;
    const acknowledged = await editAndKill([path, folder, journeyId, String(seed)], edits, delay);
    expect(acknowledged).toBeGreaterThanOrEqual(edits);

    await engine.call('workspace.open', { path });
    const found = await engine.call('journey.get', { journeyId });
    // the edit in flight may have reached the disk without its answer reaching us
    expect([acknowledged, acknowledged + 1]).toContain(found.revision);
    let state = statesUpTo(journeyId, seed, found.revision).at(-1)!;
    expect(found.journey).toEqual(state.journey);
    expect(found.undo === null).toBe(state.done.length === 0);
    expect(found.redo === null).toBe(state.undone.length === 0);

    while (state.done.length > 0) {
      state = sessionAfter(state, { kind: 'undo' });
      const undone = await engine.call('journey.undo', { journeyId });
      expect(undone.journey).toEqual(state.journey);
    }
    expect((await engine.call('journey.undo', { journeyId })).diff).toBeNull();
    expect((await engine.call('journey.get', { journeyId })).journey).toEqual(sessionStart(journeyId).journey);
    await engine.call('workspace.close', {});

    const db = new Database(path, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  }
  return killsPerLane;
}

describe('a workspace whose process is killed while it is edited', () => {
  it('has every acknowledged edit, a sound file and a working undo after each of 50 kills', {
    timeout: 180_000,
  }, async () => {
    const survived = await Promise.all(Array.from({ length: lanes }, (_, lane) => killRepeatedly(lane)));
    expect(survived).toEqual([killsPerLane, killsPerLane]);
  });
});
