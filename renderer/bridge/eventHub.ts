import { type EventName, type EventPayload, events } from '../../electron/shared/contract.ts';

/** Hands parsed events to the listeners of their name; unknown names of a newer engine are passed over. */
export class EventHub {
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();

  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    const schema = events[name];
    const heard = (payload: unknown) => {
      const parsed = schema.safeParse(payload);
      if (parsed.success) listener(parsed.data);
    };
    const listeners = this.#listeners.get(name) ?? new Set();
    listeners.add(heard);
    this.#listeners.set(name, listeners);
    return () => {
      listeners.delete(heard);
    };
  }

  emitRaw(name: string, payload: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload);
  }
}
