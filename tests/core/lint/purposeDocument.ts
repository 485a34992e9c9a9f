import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { classifyPurpose } from '../../../core/lint/promotion/index.ts';

const messagesSchema = z.array(
  z.object({ language: z.enum(['ko', 'en']), purpose: z.enum(['information', 'advertising']), text: z.string() }),
);
type Message = z.infer<typeof messagesSchema>[number];

export function readMessages(set: 'building' | 'heldOut'): Message[] {
  return messagesSchema.parse(JSON.parse(readFileSync(`tests/fixtures/messages/${set}.json`, 'utf8')));
}

interface Confusion {
  readonly caught: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly cleared: number;
}

/** How often the classifier says what a person said. */
export function confusionOf(messages: readonly Message[]): Confusion {
  const count = (purpose: Message['purpose'], found: Message['purpose']) =>
    messages.filter((message) => message.purpose === purpose && classifyPurpose(message.text).purpose === found).length;
  return {
    caught: count('advertising', 'advertising'),
    missed: count('advertising', 'information'),
    falseAlarms: count('information', 'advertising'),
    cleared: count('information', 'information'),
  };
}

function table(messages: readonly Message[]): string[] {
  const { caught, missed, falseAlarms, cleared } = confusionOf(messages);
  return [
    '| | said to advertise | said to inform |',
    '|---|---:|---:|',
    `| advertises | ${caught} | ${missed} |`,
    `| informs | ${falseAlarms} | ${cleared} |`,
    '',
  ];
}

function section(title: string, messages: readonly Message[]): string[] {
  return [
    `## ${title}`,
    '',
    ...(['ko', 'en'] as const).flatMap((language) => [
      `${language === 'ko' ? 'Korean' : 'English'}:`,
      '',
      ...table(messages.filter((message) => message.language === language)),
    ]),
  ];
}

function mistakes(messages: readonly Message[]): string[] {
  return messages
    .filter((message) => classifyPurpose(message.text).purpose !== message.purpose)
    .map((message) => `- ${message.purpose}: ${message.text.replaceAll('\n', ' ')}`);
}

/** docs/purpose-classifier.md as the classifier makes it now. */
export function purposeDocument(): string {
  const heldOut = readMessages('heldOut');
  return [
    '# Does a text advertise?',
    '',
    'Written by `node tests/tools/writePurposeDocument.ts`; a test checks that it is current.',
    '',
    'The classifier weighs words: discounts, coupons, gifts, events, new goods, urgency and price patterns speak for advertising; order',
    'numbers, deliveries, bookings, payments, accounts and consent against. Each sentence is weighed by itself, so that one sentence of',
    'promotion makes a notice advertising. Its word is a warning, never an error.',
    '',
    'The messages are made up, by the author of the words, after texts that Korean shops send. The held-out half was fixed before the',
    'words were chosen, but one hand wrote both and had read it: real mistakes will be more frequent than these.',
    '',
    ...section('Held out', heldOut),
    'Mistakes:',
    '',
    ...mistakes(heldOut),
    '',
    ...section('Used for choosing words', readMessages('building')),
  ].join('\n');
}
