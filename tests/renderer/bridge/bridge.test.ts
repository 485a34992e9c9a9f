import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../electron/shared/errors.ts';
import { openEnvelope } from '../../../renderer/bridge/envelope.ts';
import { EventHub } from '../../../renderer/bridge/eventHub.ts';
import { engineErrorOf } from '../../../renderer/bridge/hostError.ts';
import { JsonLines } from '../../../renderer/bridge/jsonLines.ts';
import { parseOutput } from '../../../renderer/bridge/parseOutput.ts';

function thrown(action: () => unknown): EngineError {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  throw new Error('no EngineError was thrown');
}

describe('an answer from the engine', () => {
  it('opens to its value', () => {
    expect(openEnvelope({ ok: true, value: { a: 1 } })).toEqual({ a: 1 });
  });

  it('becomes an EngineError with the same kind, code and params when it is a refusal', () => {
    const error = { kind: 'input', code: 'run.badDate', params: { date: '2026-13-01' } };
    expect(thrown(() => openEnvelope({ ok: false, error })).data).toEqual(error);
  });

  it('is a failure of its own when it has no known shape', () => {
    for (const answer of [null, 'hello', {}, { ok: false }, { ok: false, error: { code: 1 } }]) {
      expect(thrown(() => openEnvelope(answer)).data.code).toBe('badAnswer');
    }
  });

  it('is checked against the contract before the page uses it', () => {
    const recent = [{ path: '/a.yeojeong', name: 'a', exists: true }];
    expect(parseOutput('workspace.recent', recent)).toEqual(recent);
    expect(thrown(() => parseOutput('workspace.recent', [{ path: 1 }])).data).toEqual({
      kind: 'failure',
      code: 'badAnswer',
      params: { call: 'workspace.recent' },
    });
  });
});

describe('whatever a host throws', () => {
  it('keeps an EngineError as it is', () => {
    const error = new EngineError('cancelled', 'job.cancelled');
    expect(engineErrorOf(error)).toBe(error);
  });

  it('gets its class back when only its data came through', () => {
    const data = { kind: 'input' as const, code: 'spec.notJson', params: {} };
    expect(engineErrorOf({ data }).data).toEqual(data);
    expect(engineErrorOf(data).data).toEqual(data);
  });

  it('is an unexpected failure with its message otherwise', () => {
    expect(engineErrorOf(new TypeError('x is undefined')).data).toEqual({
      kind: 'failure',
      code: 'unexpected',
      params: { message: 'x is undefined' },
    });
  });
});

describe('the event stream', () => {
  it('gives the same values however the text is cut', () => {
    const text = '{"name":"a","payload":1}\n\n{"name":"b","payload":"여정"}\n';
    for (let cut = 0; cut <= text.length; cut++) {
      const lines = new JsonLines();
      const values = [...lines.push(text.slice(0, cut)), ...lines.push(text.slice(cut))];
      expect(values).toEqual([
        { name: 'a', payload: 1 },
        { name: 'b', payload: '여정' },
      ]);
    }
  });

  it('holds an unfinished line back', () => {
    const lines = new JsonLines();
    expect(lines.push('{"name":"a"')).toEqual([]);
    expect(lines.push('}\n')).toEqual([{ name: 'a' }]);
  });

  it('reaches the listeners of its name until they stop, and never with a payload of another shape', () => {
    const hub = new EventHub();
    const heard: number[] = [];
    const progress = { jobId: 'j', phase: 'run', done: 1, total: 2, secondsLeft: null };
    const stop = hub.on('job.progress', (payload) => heard.push(payload.done));
    hub.emitRaw('job.progress', progress);
    hub.emitRaw('job.progress', { jobId: 'j' });
    hub.emitRaw('of.another.version', progress);
    stop();
    hub.emitRaw('job.progress', { ...progress, done: 2 });
    expect(heard).toEqual([1]);
  });
});
