import { type Dataset, knownEvents } from '../dataset/dataset.ts';
import { type Channel, channels, type Purpose } from '../journey/channels.ts';
import { consentRoles } from './consentRoles.ts';

/** A bit per channel and purpose, for what a customer has unsubscribed from. */
export function consentBit(channel: Channel, purpose: Purpose): number {
  return 1 << (channels.indexOf(channel) * 2 + (purpose === 'advertising' ? 1 : 0));
}

/** What an imported unsubscription ends: advertising on every channel. */
export const allAdvertising = channels.reduce((bits, channel) => bits | consentBit(channel, 'advertising'), 0);

/**
 * What each customer (row) had unsubscribed from before the window (epoch seconds), as bits: advertising on the channels of which no
 * column says who consents as of the window's start. Null where the log ends nothing so.
 */
export function unsubscribedBefore(dataset: Dataset, startTime: number): Int32Array | null {
  const { events, roles, attributes, customerCount } = dataset;
  const type = events.types.indexOf(knownEvents.unsubscribe);
  const isTold = (channel: Channel) =>
    attributes.some(({ name }) => name === roles[consentRoles(channel, roles).given]);
  const ended = channels
    .filter((channel) => !isTold(channel))
    .reduce((bits, channel) => bits | consentBit(channel, 'advertising'), 0);
  if (type === -1 || ended === 0) return null;
  const { offsets, typeCodes, times } = events;
  const bits = new Int32Array(customerCount);
  let found = false;
  for (let row = 0; row < customerCount; row++) {
    const end = offsets[row + 1]!;
    for (let index = offsets[row]!; index < end && times[index]! < startTime; index++) {
      if (typeCodes[index] !== type) continue;
      bits[row] = ended;
      found = true;
    }
  }
  return found ? bits : null;
}
