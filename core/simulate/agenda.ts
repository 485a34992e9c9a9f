import { copied } from './arrays.ts';

/**
 * What one customer has still to meet, latest first, so that the next one is taken off the end. An entry is one number, whose
 * order is the order of time: second, then answers before timers, then send and kind of answer, or rank of the journey and
 * entry, a journey's trigger clocks after the timers of its runs. Customers rarely wait for more than five things, so an
 * insertion into a sorted list beats a heap. Place 0 holds what never comes, so that neither end needs to be asked for.
 */
export interface Agenda {
  /** Place of what comes next; 0 = nothing. */
  last: number;
  keys: Float64Array;
  /** The send, the run's slot, or the trigger. */
  owners: Int32Array;
  /** Compared with the owner's token when the moment comes: another one means that the entry is void. */
  tokens: Int32Array;
}

/** Keys of one second: 22 bits of order and one for the class. 2^27 seconds are four years. */
export const keysPerSecond = 2 ** 23;
export const timerBit = 2 ** 22;
/** Bits below a journey's rank: 13 for the number of the entry, one to tell clocks from runs. */
export const keysPerRank = 2 ** 14;
export const clockBit = 2 ** 13;
export const mostRanks = 2 ** 8;
export const answersPerSend = 4;

export function createAgenda(): Agenda {
  const capacity = 16;
  return {
    last: 0,
    keys: new Float64Array(capacity).fill(Number.POSITIVE_INFINITY, 0, 1),
    owners: new Int32Array(capacity),
    tokens: new Int32Array(capacity),
  };
}

const fewEntries = 32;

/** Adds an entry; of equal keys the one added first comes first. */
export function pushAgenda(agenda: Agenda, key: number, owner: number, token: number): void {
  let place = ++agenda.last;
  if (place === agenda.keys.length) growAgenda(agenda);
  const { keys, owners, tokens } = agenda;
  if (place > fewEntries) {
    const found = firstNotAfter(keys, place, key);
    keys.copyWithin(found + 1, found, place);
    owners.copyWithin(found + 1, found, place);
    tokens.copyWithin(found + 1, found, place);
    place = found;
  } else {
    while (keys[place - 1]! <= key) {
      keys[place] = keys[place - 1]!;
      owners[place] = owners[place - 1]!;
      tokens[place] = tokens[place - 1]!;
      place--;
    }
  }
  keys[place] = key;
  owners[place] = owner;
  tokens[place] = token;
}

/** The first place, of `count` that fall, whose key is not above `key`. */
function firstNotAfter(keys: Float64Array, count: number, key: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! > key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function growAgenda(agenda: Agenda): void {
  const capacity = agenda.keys.length * 2;
  agenda.keys = copied(new Float64Array(capacity), agenda.keys);
  agenda.owners = copied(new Int32Array(capacity), agenda.owners);
  agenda.tokens = copied(new Int32Array(capacity), agenda.tokens);
}
