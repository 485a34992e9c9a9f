import { z } from 'zod';
import { events, type CallName, type EventName } from '../shared/contract.ts';
import { EngineError, type EngineErrorData } from '../shared/errors.ts';
import type { EngineClient, Reply } from '../shared/hostApi.ts';

/** One end of a message channel, whichever library it comes from. */
export interface PortLike {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

const requestSchema = z.object({ id: z.number().int(), name: z.string(), input: z.unknown() });

/** Serves a client on a port: `{id, name, input}` is answered by `{id, ...Reply}`; events go out as `{event, payload}`. */
export function attachEngine(engine: EngineClient, port: PortLike): void {
  const stops = eventNames().map((event) => engine.on(event, (payload) => port.post({ event, payload })));
  port.onClose(() => {
    for (const stop of stops) stop();
  });
  port.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return;
    const { id, name, input } = request.data;
    void replyTo(engine, name, input).then((reply) => port.post({ id, ...reply }));
  });
}

function eventNames(): EventName[] {
  return Object.keys(events).filter((name): name is EventName => Object.hasOwn(events, name));
}

/** The answer to a call whose name and input came from outside; the engine itself refuses unknown names and wrong inputs. */
export async function replyTo(engine: EngineClient, name: string, input: unknown): Promise<Reply> {
  try {
    return { ok: true, value: await engine.call(name as CallName, input as never) };
  } catch (error) {
    return { ok: false, error: errorData(error) };
  }
}

function errorData(error: unknown): EngineErrorData {
  if (error instanceof EngineError) return error.data;
  console.error(error);
  return { kind: 'failure', code: 'engine.bug', params: { reason: String(error) } };
}
