import type { z } from 'zod';
import { type CallName, type CallOutput, calls } from '../../electron/shared/contract.ts';
import { EngineError } from '../../electron/shared/errors.ts';

/** An answer checked against the contract, so that the page never works on a shape that it does not know. */
export function parseOutput<Name extends CallName>(name: Name, value: unknown): CallOutput<Name> {
  const schema: z.ZodType = calls[name].output;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw Object.assign(new EngineError('failure', 'badAnswer', { call: name }), { cause: parsed.error });
  }
  // the table pairs every name with its schema, which the compiler cannot follow through a generic index
  return parsed.data as CallOutput<Name>;
}
