import { type ColumnKind, knownEvents } from '../../core/dataset/dataset.ts';
import { type Channel, channelSchema } from '../../core/journey/channels.ts';
import type { CampaignLog, ConsentList, ExperimentColumns } from '../shared/importShapes.ts';
import type { Mapping } from '../shared/importTypes.ts';
import { looksLikeBoolean, looksLikeNumber } from './cellForms.ts';
import {
  armNames,
  campaignEndNames,
  campaignNames,
  campaignTypeNames,
  channelNames,
  clickedNames,
  columnNamed,
  consentStatusNames,
  consentTimeNames,
  controlWord,
  knownEventOf,
  openedNames,
  outcomeNames,
  plainHeader,
  purposeNames,
  redeemedNames,
  sentNames,
  startNames,
  unsubscribedNames,
} from './headerNames.ts';

/** What shapes are guessed from. */
export interface ShapeHints {
  readonly names: readonly string[];
  readonly kinds: readonly ColumnKind[];
  readonly customerAt: number;
  readonly fileName: string;
  /** Different values of a column in the first rows. */
  values(at: number): readonly string[];
  /** Rows of the head, and how many different customers they name. */
  readonly rows: number;
  readonly customers: number;
  /** The kind was chosen by hand, so that weak signs will do. */
  readonly isWanted: boolean;
}

interface GuessedCampaign {
  readonly campaign: CampaignLog;
  readonly timeAt: number;
  readonly event: Mapping['event'];
}

const messageEvents: readonly string[] = [
  knownEvents.messageSent,
  knownEvents.messageOpened,
  knownEvents.messageClicked,
  knownEvents.unsubscribe,
  knownEvents.couponRedeemed,
];

/** A campaign log: a campaign column beside a moment of sending or redeeming, or events that are all of messages. */
export function guessCampaign(hints: ShapeHints): GuessedCampaign | null {
  const { names, customerAt, fileName, isWanted } = hints;
  const isTime = (at: number) => at !== customerAt && ['time', 'date'].includes(hints.kinds[at]!);
  const find = (list: readonly string[], isFit: (at: number) => boolean = (at) => at !== customerAt) =>
    columnNamed(names, list, isFit);
  const name = (at: number) => (at === -1 ? null : names[at]!);
  const campaignAt = find(campaignNames, (at) => at !== customerAt && !isTime(at));
  const channelAt = find(channelNames, (at) => hints.values(at).some((value) => channelOf(value) !== null));
  const redeemedAt = find(redeemedNames, isTime);
  const tellsSent = find(sentNames, isTime);
  const sentAt = tellsSent === -1 && redeemedAt === -1 ? find(startNames, isTime) : tellsSent;
  const [openedAt, clickedAt, unsubscribedAt] = [openedNames, clickedNames, unsubscribedNames].map((list) =>
    find(list, isTime),
  );
  const eventAt = names.findIndex((_, at) => at !== customerAt && isMessageLog(hints.values(at)));
  const anyTime = names.findIndex((_, at) => isTime(at));
  const timeAt = sentAt !== -1 ? sentAt : redeemedAt !== -1 ? redeemedAt : eventAt !== -1 ? anyTime : -1;
  const isLog =
    (eventAt !== -1 && (campaignAt !== -1 || channelAt !== -1)) ||
    (campaignAt !== -1 && (sentAt !== -1 || redeemedAt !== -1)) ||
    (sentAt !== -1 && openedAt !== -1);
  if (!isWanted && (!isLog || timeAt === -1)) return null;
  const channelByName = channelSchema.options.find((channel) => fileName.toLowerCase().includes(channel.toLowerCase()));
  const channelValue: Channel | null = channelByName ?? null;
  const purposeAt = find(purposeNames);
  const rename = eventAt === -1 ? {} : renamesOf(hints.values(eventAt));
  return {
    timeAt: timeAt === -1 ? anyTime : timeAt,
    event:
      eventAt === -1
        ? {
            kind: 'constant',
            name: sentAt === -1 && redeemedAt !== -1 ? knownEvents.couponRedeemed : knownEvents.messageSent,
          }
        : { kind: 'column', column: names[eventAt]!, rename },
    campaign: {
      campaign: name(campaignAt),
      type: name(find(campaignTypeNames)),
      channel:
        channelAt === -1 ? { kind: 'constant', value: channelValue } : { kind: 'column', column: names[channelAt]! },
      purpose: purposeAt === -1 ? { kind: 'constant', value: null } : { kind: 'column', column: names[purposeAt]! },
      end: name(find(campaignEndNames, isTime)),
      opened: name(openedAt!),
      clicked: name(clickedAt!),
      unsubscribed: name(unsubscribedAt!),
    },
  };
}

/** Clicks alone may be clicks on anything: beside sends and opens they are clicks on messages. */
function isMessageLog(values: readonly string[]): boolean {
  const known = values.map((value) => messageEventOf(value) ?? '');
  return (
    known.every((event) => messageEvents.includes(event)) && known.some((event) => event !== knownEvents.messageClicked)
  );
}

function messageEventOf(value: string): string | null {
  return /^(clicks?|clicked|클릭)$/i.test(value) ? knownEvents.messageClicked : knownEventOf(value);
}

function renamesOf(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.flatMap((value) => {
      const known = messageEventOf(value);
      return known === null || known === value ? [] : [[value, known] as const];
    }),
  );
}

const channelWords: readonly (readonly [RegExp, Channel])[] = [
  [/^(e-?mail|이메일|메일)$/i, 'email'],
  [/^(sms|text|문자|단문)$/i, 'sms'],
  [/^(lms|장문)$/i, 'lms'],
  [/^(mms|포토문자)$/i, 'mms'],
  [/^(alimtalk|알림톡)$/i, 'alimtalk'],
  [/^(brand.?message|friendtalk|브랜드메시지|친구톡)$/i, 'brandMessage'],
  [/^((app|web)?.?push|앱?푸시)$/i, 'push'],
];

function channelOf(value: string): Channel | null {
  return channelWords.find(([word]) => word.test(value.trim()))?.[1] ?? null;
}

/** An experiment: one row a customer, an arm column of a few values of which one is the control, and outcomes. */
export function guessExperiment(hints: ShapeHints): ExperimentColumns | null {
  const { names, customerAt, fileName, isWanted, rows, customers } = hints;
  const few = (at: number) => at !== customerAt && hints.values(at).length >= 2 && hints.values(at).length <= 12;
  const isArm = (at: number) => few(at) && (isWanted || hints.values(at).some((value) => controlWord.test(value)));
  const armAt = columnNamed(names, armNames, isArm);
  const isOutcome = (at: number) => {
    const values = hints.values(at);
    return (
      at !== customerAt &&
      at !== armAt &&
      values.length > 0 &&
      (values.every(looksLikeNumber) || values.every(looksLikeBoolean))
    );
  };
  const outcomes = names.flatMap((name, at) => {
    if (!outcomeNames.includes(plainHeader(name)) || !isOutcome(at)) return [];
    const kind = hints.values(at).every(looksLikeBoolean) ? ('boolean' as const) : ('number' as const);
    return [{ column: name, kind }];
  });
  if (!isWanted && (armAt === -1 || outcomes.length === 0 || customers < rows * 0.98)) return null;
  const values = armAt === -1 ? [] : hints.values(armAt);
  return {
    name: fileName.replace(/\.gz$/i, '').replace(/\.[^.]*$/, ''),
    arm: armAt === -1 ? '' : names[armAt]!,
    control: values.find((value) => controlWord.test(value)) ?? values[0] ?? '',
    outcomes,
    date: null,
  };
}

/** A consent list: customer, yes or no, and a channel or a moment, with hardly anything beside. */
export function guessConsent(hints: ShapeHints): { consent: ConsentList; timeAt: number } | null {
  const { names, customerAt, isWanted } = hints;
  const isBoolean = (at: number) => {
    const values = hints.values(at);
    // a few answers that are neither are refused row by row
    return at !== customerAt && values.filter(looksLikeBoolean).length * 2 > values.length;
  };
  const statusAt = columnNamed(names, consentStatusNames, isBoolean);
  const channelAt = columnNamed(names, channelNames, (at) => at !== customerAt && at !== statusAt);
  const timeAt = columnNamed(names, consentTimeNames, (at) => ['time', 'date'].includes(hints.kinds[at]!));
  const isList = statusAt !== -1 && channelAt !== -1 && names.length <= 8;
  if (!isWanted && !isList) return null;
  return {
    timeAt,
    consent: { status: statusAt === -1 ? '' : names[statusAt]!, channel: channelAt === -1 ? null : names[channelAt]! },
  };
}
