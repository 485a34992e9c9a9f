import { type Dataset, knownEvents } from '../dataset/dataset.ts';
import { type Channel, channels, type Purpose } from '../journey/channels.ts';

/** A bit per channel and purpose, for what a customer has unsubscribed from. */
export function consentBit(channel: Channel, purpose: Purpose): number {
  return 1 << (channels.indexOf(channel) * 2 + (purpose === 'advertising' ? 1 : 0));
}

/** What an imported unsubscription ends: advertising on every channel. */
export const allAdvertising = channels.reduce((bits, channel) => bits | consentBit(channel, 'advertising'), 0);

/**
 * What each customer (row) had unsubscribed from before the window (epoch seconds), as bits; null where the data tell nobody so: there
 * are no such events, or a column says who consents as of the window's start.
 */
export function unsubscribedBefore({ events, roles, attributes, customerCount }: Dataset, startTime: number) {
  const type = events.types.indexOf(knownEvents.unsubscribe);
  if (type === -1 || attributes.some(({ name }) => name === roles.adConsent)) return null;
  const { offsets, typeCodes, times } = events;
  const bits = new Int32Array(customerCount);
  let found = false;
  for (let row = 0; row < customerCount; row++) {
    const end = offsets[row + 1]!;
    for (let index = offsets[row]!; index < end && times[index]! < startTime; index++) {
      if (typeCodes[index] !== type) continue;
      bits[row] = allAdvertising;
      found = true;
    }
  }
  return found ? bits : null;
}
