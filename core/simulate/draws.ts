import { purposeOf } from '../lib/random.ts';

/** Names of what is drawn at a message, each a part of the draw's address; a fallback's have 'fallback.' before them. */
const messageDrawNames = [
  'delivered',
  'opened',
  'openDelay',
  'clicked',
  'clickDelay',
  'converted',
  'conversionDelay',
  'pullForward',
  'unsubscribed',
  'unsubscribeDelay',
] as const;
type MessageDrawName = (typeof messageDrawNames)[number];

/** Place of each name in a message's table of addresses. */
export const messageDraw = Object.fromEntries(messageDrawNames.map((name, index) => [name, index])) as Readonly<
  Record<MessageDrawName, number>
>;

/** Addresses of one message's draws by draw and visit; filled as visits occur, since hashing names per draw is slow. */
export interface DrawAddresses {
  readonly journeyId: string;
  readonly nodeId: string;
  readonly prefix: '' | 'fallback.';
  readonly byDraw: readonly number[][];
}

export function createDrawAddresses(journeyId: string, nodeId: string, prefix: '' | 'fallback.'): DrawAddresses {
  return { journeyId, nodeId, prefix, byDraw: messageDrawNames.map(() => []) };
}

/** The address of a draw at the customer's `visit`-th coming to the node, counted from 1 over all runs. */
export function drawAddress(addresses: DrawAddresses, draw: number, visit: number): number {
  const known = addresses.byDraw[draw]!;
  while (known.length <= visit) {
    const name = addresses.prefix + messageDrawNames[draw]!;
    known.push(purposeOf(addresses.journeyId, addresses.nodeId, known.length, name));
  }
  return known[visit]!;
}

/** A customer meets the same arm at every visit, so the visit is no part of the address. */
export function splitAddress(journeyId: string, nodeId: string): number {
  return purposeOf(journeyId, nodeId, 0, 'split');
}

export function holdoutAddress(journeyId: string): number {
  return purposeOf(journeyId, 'entry', 0, 'holdout');
}
