import { EngineError, type EngineErrorData } from '../../electron/shared/errors.ts';

/** What a caught value says to the user; anything that is not an engine's error is a failure of the program itself. */
export function errorData(caught: unknown): EngineErrorData {
  if (caught instanceof EngineError) return caught.data;
  return {
    kind: 'failure',
    code: 'unexpected',
    params: { message: caught instanceof Error ? caught.message : 'unknown' },
  };
}
