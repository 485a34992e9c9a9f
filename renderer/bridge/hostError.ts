import { EngineError, engineErrorSchema } from '../../electron/shared/errors.ts';

/** Whatever a host threw, as an EngineError: errors lose their class on the way between processes, but not their data. */
export function engineErrorOf(reason: unknown): EngineError {
  if (reason instanceof EngineError) return reason;
  const data = engineErrorSchema.safeParse(dataOf(reason));
  if (data.success) return new EngineError(data.data.kind, data.data.code, data.data.params);
  return new EngineError('failure', 'unexpected', {
    message: reason instanceof Error ? reason.message : String(reason),
  });
}

function dataOf(reason: unknown): unknown {
  if (typeof reason !== 'object' || reason === null) return reason;
  return 'data' in reason ? reason.data : reason;
}
