import type { Channel } from '../journey/channels.ts';
import type { Kakao, NodeOf } from '../journey/nodes.ts';
import { brandMessageLimits, brandMessageTypes, type BrandMessageType } from './data/brandMessage.ts';
import { alimtalkLimits, textBytes } from './data/channelLimits.ts';
import { entryOn, type RuleMoment } from './data/dated.ts';
import type { SourceId } from './data/sources.ts';

/** Rules as they stand last, for whatever provider. */
export const newestRules: RuleMoment = { date: null, provider: 'general' };

/** The longest text of a channel, in the unit in which the channel counts. */
interface TextLimit {
  readonly unit: 'bytes' | 'characters';
  readonly limit: number;
  readonly source: SourceId;
}

type Sent = Pick<NodeOf<'message'>, 'channel' | 'kakao'>;

/** The layout of a Brand Message; text where none has been chosen or the one chosen is another channel's. */
export function brandMessageTypeOf(kakao: Kakao | null): BrandMessageType {
  return brandMessageTypes.find((type) => type === kakao?.messageType) ?? 'TEXT';
}

/** How long a text may be; null = no known limit. */
export function textLimitOf({ channel, kakao }: Sent, moment: RuleMoment = newestRules): TextLimit | null {
  switch (channel) {
    case 'sms':
    case 'lms':
    case 'mms': {
      const entry = entryOn(textBytes[channel], moment);
      return entry && { unit: 'bytes', limit: entry.value, source: entry.source };
    }
    case 'alimtalk': {
      const entry = entryOn(alimtalkLimits, moment);
      return entry && { unit: 'characters', limit: entry.value.characters, source: entry.source };
    }
    case 'brandMessage': {
      const entry = entryOn(brandMessageLimits[brandMessageTypeOf(kakao)], moment);
      return entry && { unit: 'characters', limit: entry.value.characters, source: entry.source };
    }
    case 'email':
    case 'push':
      return null;
  }
}

interface ButtonLimits {
  readonly least: number;
  readonly most: number;
  readonly nameCharacters: number;
  readonly source: SourceId;
}

/** How many buttons a message may have; null where the channel has none to limit. */
export function buttonLimitsOf({ channel, kakao }: Sent, moment: RuleMoment = newestRules): ButtonLimits | null {
  if (channel === 'alimtalk') {
    const entry = entryOn(alimtalkLimits, moment);
    if (entry === null) return null;
    const { buttons, buttonNameCharacters } = entry.value;
    return { least: 0, most: buttons, nameCharacters: buttonNameCharacters, source: entry.source };
  }
  if (channel !== 'brandMessage') return null;
  const entry = entryOn(brandMessageLimits[brandMessageTypeOf(kakao)], moment);
  if (entry === null) return null;
  const { leastButtons, mostButtons, buttonNameCharacters } = entry.value;
  return { least: leastButtons, most: mostButtons, nameCharacters: buttonNameCharacters, source: entry.source };
}

/** Whether texts of the channel are counted in the bytes of Korean carriers. */
export function isCarrierText(channel: Channel): channel is 'sms' | 'lms' | 'mms' {
  return channel === 'sms' || channel === 'lms' || channel === 'mms';
}
