import { z } from 'zod';

/**
 * A refusal or failure that crosses a process border. `input`: the user's file, journey or request is at fault (CLI exit 1);
 * `failure`: disk, process or program (exit 3); `cancelled`: the user stopped it. The text is `error.<code>` in the locales.
 */
export const engineErrorSchema = z.object({
  kind: z.enum(['input', 'failure', 'cancelled']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type EngineErrorData = z.infer<typeof engineErrorSchema>;

/** Thrown inside the engine and by the bridge; carries its data across the contract. */
export class EngineError extends Error {
  readonly data: EngineErrorData;

  constructor(kind: EngineErrorData['kind'], code: string, params: EngineErrorData['params'] = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'EngineError';
    this.data = { kind, code, params };
  }
}
