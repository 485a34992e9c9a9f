import type { z } from 'zod';
import type { FieldDeclaration } from '../result.ts';
import type { SenderMessage } from './message.ts';

/** A value that only the account knows, or its placeholder. */
export type Ask = (key: string, placeholder: string) => string;

export interface SenderRequest {
  readonly method: 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly form: boolean;
  readonly schema: z.ZodType;
}

/** One Korean sender: what it asks for and how it is called. Secrets are never asked for; the files hold slots for them. */
export interface Sender {
  readonly id: string;
  readonly version: string;
  readonly fields: readonly FieldDeclaration[];
  /** The call for one message; null where the sender has no documented call for its channel. */
  request(message: SenderMessage, ask: Ask): SenderRequest | null;
}

export function journeyField(key: string, required = true): FieldDeclaration {
  return { key, per: 'journey', required };
}

export const templateField: FieldDeclaration = { key: 'templateCode', per: 'node', required: true };
