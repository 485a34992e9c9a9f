import { type Channel, channels, type Purpose } from '../journey/channels.ts';

/** A bit per channel and purpose, for what a customer has unsubscribed from. */
export function consentBit(channel: Channel, purpose: Purpose): number {
  return 1 << (channels.indexOf(channel) * 2 + (purpose === 'advertising' ? 1 : 0));
}

/** What an imported unsubscription ends: advertising on every channel. */
export const allAdvertising = channels.reduce((bits, channel) => bits | consentBit(channel, 'advertising'), 0);
