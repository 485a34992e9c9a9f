import { purposeOf } from '../lib/random.ts';

/** Addresses of one draw at a node by visit; filled as visits occur, since hashing names per draw is slow. */
export interface DrawAddress {
  readonly journeyId: string;
  readonly nodeId: string;
  readonly name: string;
  readonly byVisit: number[];
}

export function createDrawAddress(journeyId: string, nodeId: string, name: string): DrawAddress {
  return { journeyId, nodeId, name, byVisit: [] };
}

/** The address of a draw at the customer's `visit`-th coming to the node, counted from 1 over all runs. */
export function addressAt({ journeyId, nodeId, name, byVisit }: DrawAddress, visit: number): number {
  while (byVisit.length <= visit) byVisit.push(purposeOf(journeyId, nodeId, byVisit.length, name));
  return byVisit[visit]!;
}

/** A customer meets the same arm at every visit, so the visit is no part of the address. */
export function splitAddress(journeyId: string, nodeId: string): number {
  return purposeOf(journeyId, nodeId, 0, 'split');
}

export function holdoutAddress(journeyId: string): number {
  return purposeOf(journeyId, 'entry', 0, 'holdout');
}
