import { codesOf } from '../../dataset/codes.ts';
import { type Dataset, knownEvents } from '../../dataset/dataset.ts';
import { type Channel, channels, type Purpose } from '../../journey/channels.ts';

const daySeconds = 86_400;
/** An answer later than this after a send is not counted as one to it. */
const answerSeconds = 14 * daySeconds;
/** A purchase within this after a click counts as its conversion; as long a stretch before the send is set against it. */
const conversionSeconds = 3 * daySeconds;
const unsubscribeSeconds = 7 * daySeconds;

const channelHeader = /^(channel|messagechannel|sendchannel|채널|발송채널)$/;
const purposeHeader = /^(purpose|messagepurpose|messagetype|목적|메시지유형)$/;
const messageHeader = /^(campaign|campaignid|campaignname|message|messageid|template|templateid|캠페인|메시지)$/;
const channelWords: Readonly<Record<Channel, RegExp>> = {
  email: /^(email|mail|이메일|메일)$/,
  sms: /^(sms|text|문자|단문)$/,
  lms: /^(lms|장문)$/,
  mms: /^(mms|포토문자)$/,
  alimtalk: /^(alimtalk|kakaoalimtalk|알림톡)$/,
  brandMessage: /^(brandmessage|friendtalk|kakaofriendtalk|브랜드메시지|친구톡)$/,
  push: /^(push|apppush|webpush|푸시|앱푸시)$/,
};
const informationWord = /^(information|informational|transactional|정보|정보성|알림)$/;

/** What came of the messages of one kind, message by message. */
export interface KindLog {
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly messages: Map<number, MessageTally>;
  /** Seconds from a step to the next. */
  readonly openDelays: number[];
  readonly clickDelays: number[];
  readonly conversionDelays: number[];
}

export interface MessageTally {
  sends: number;
  opens: number;
  clicks: number;
  /** Clicks after which the customer bought, and those whose customer had bought just as long before the send. */
  conversions: number;
  boughtBefore: number;
  unsubscribes: number;
}

interface Send {
  readonly kind: KindLog;
  readonly tally: MessageTally;
  readonly channel: Channel;
  readonly message: number;
  readonly time: number;
  readonly boughtBefore: boolean;
  openTime: number;
  clickTime: number;
  converted: boolean;
}

/**
 * Reads sends, opens, clicks, purchases and unsubscriptions from the event log. A send belongs to the kind of its channel and
 * purpose (without a purpose: information for alimtalk, else advertising); an answer to the latest send before it that
 * agrees in message and channel as far as both are recorded. Sends too late to be answered within the records do not count.
 */
export function readMessageLog(dataset: Dataset): KindLog[] {
  const { offsets, times, typeCodes, types, properties } = dataset.events;
  const find = (pattern: RegExp) => {
    const column = properties.find(({ name }) => pattern.test(plain(name)));
    return column === undefined ? null : codesOf(column, dataset.zone);
  };
  const channelColumn = find(channelHeader);
  if (channelColumn === null || dataset.span === null) return [];
  const channelByCode = channelColumn.labels.map(channelOf);
  const purposeColumn = find(purposeHeader);
  const messageColumn = find(messageHeader);
  const code = (name: string): number => types.indexOf(name);
  const sent = code(knownEvents.messageSent);
  const opened = code(knownEvents.messageOpened);
  const clicked = code(knownEvents.messageClicked);
  const purchased = code(knownEvents.purchase);
  const unsubscribed = code(knownEvents.unsubscribe);
  const lastSend = dataset.span.lastTime - conversionSeconds;
  const kinds = new Map<string, KindLog>();

  for (let row = 0; row < dataset.customerCount; row++) {
    let sends: Send[] = [];
    let lastPurchase = Number.NEGATIVE_INFINITY;
    for (let event = offsets[row]!; event < offsets[row + 1]!; event++) {
      const type = typeCodes[event]!;
      const time = times[event]!;
      const channel = channelByCode[channelColumn.codes[event]! - 1] ?? null;
      const message = messageColumn?.codes[event] ?? 0;
      if (type === sent) {
        if (channel === null || time > lastSend) continue;
        const label = purposeColumn?.labels[purposeColumn.codes[event]! - 1];
        const kind = kindOf(kinds, channel, purposeOf(channel, label));
        const tally = tallyOf(kind, message === 0 ? -Math.floor(time / daySeconds) : message);
        tally.sends++;
        sends = sends.filter((send) => time - send.time < answerSeconds);
        const boughtBefore = time - lastPurchase <= conversionSeconds;
        sends.push({
          kind,
          tally,
          channel,
          message,
          time,
          boughtBefore,
          openTime: -1,
          clickTime: -1,
          converted: false,
        });
      } else if (type === opened || type === clicked) {
        const send = sends.findLast(
          (candidate) =>
            time - candidate.time < answerSeconds &&
            (channel === null || candidate.channel === channel) &&
            (message === 0 || candidate.message === message),
        );
        if (send === undefined) continue;
        if (type === opened) noteOpen(send, time);
        else noteClick(send, time);
      } else if (type === purchased) {
        lastPurchase = time;
        noteConversion(sends, time);
      } else if (type === unsubscribed) {
        const send = sends.findLast((candidate) => time - candidate.time < unsubscribeSeconds);
        if (send !== undefined) send.tally.unsubscribes++;
      }
    }
  }
  return [...kinds.values()];
}

function noteOpen(send: Send, time: number): void {
  if (send.openTime >= 0) return;
  send.openTime = time;
  send.tally.opens++;
  send.kind.openDelays.push(time - send.time);
}

/** A click without a recorded open is one as well (images were off), but says nothing of its delay. */
function noteClick(send: Send, time: number): void {
  if (send.clickTime >= 0) return;
  if (send.openTime < 0) {
    send.openTime = time;
    send.tally.opens++;
    send.kind.clickDelays.push(time - send.time);
  } else send.kind.clickDelays.push(time - send.openTime);
  send.clickTime = time;
  send.tally.clicks++;
  if (send.boughtBefore) send.tally.boughtBefore++;
}

/** A purchase is the conversion of the latest click before it alone. */
function noteConversion(sends: readonly Send[], time: number): void {
  let latest: Send | null = null;
  for (const send of sends) {
    if (send.clickTime < 0 || time - send.clickTime > conversionSeconds) continue;
    if (latest === null || send.clickTime > latest.clickTime) latest = send;
  }
  if (latest === null || latest.converted) return;
  latest.converted = true;
  latest.tally.conversions++;
  latest.kind.conversionDelays.push(time - latest.clickTime);
}

function kindOf(kinds: Map<string, KindLog>, channel: Channel, purpose: Purpose): KindLog {
  const key = `${channel} ${purpose}`;
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const made = { channel, purpose, messages: new Map(), openDelays: [], clickDelays: [], conversionDelays: [] };
  kinds.set(key, made);
  return made;
}

function tallyOf({ messages }: KindLog, message: number): MessageTally {
  const known = messages.get(message);
  if (known !== undefined) return known;
  const made = { sends: 0, opens: 0, clicks: 0, conversions: 0, boughtBefore: 0, unsubscribes: 0 };
  messages.set(message, made);
  return made;
}

function channelOf(label: string): Channel | null {
  const word = plain(label);
  return channels.find((channel) => channelWords[channel].test(word)) ?? null;
}

function purposeOf(channel: Channel, label: string | undefined): Purpose {
  if (label === undefined) return channel === 'alimtalk' ? 'information' : 'advertising';
  return informationWord.test(plain(label)) ? 'information' : 'advertising';
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-.]/g, '');
}
