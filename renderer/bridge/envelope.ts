import { z } from 'zod';
import { EngineError, engineErrorSchema } from '../../electron/shared/errors.ts';

const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: engineErrorSchema }),
]);

/** The value of an answer, or its EngineError thrown; an answer of another shape is an EngineError too. */
export function openEnvelope(answer: unknown): unknown {
  const envelope = envelopeSchema.safeParse(answer);
  if (!envelope.success) throw new EngineError('failure', 'badAnswer');
  if (envelope.data.ok) return envelope.data.value;
  const { kind, code, params } = envelope.data.error;
  throw new EngineError(kind, code, params);
}
