import type { NodeOf } from '../../journey/nodes.ts';
import { entryOn } from '../data/dated.ts';
import { mmsImageKilobytes } from '../data/channelLimits.ts';
import { buttonLimitsOf, isCarrierText } from '../limits.ts';
import { characterCount } from '../../template/index.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { isWebAddress } from './webAddress.ts';

type Message = NodeOf<'message'>;

export const messageRules: readonly Rule[] = [
  nodeRule('message', missingParts),
  nodeRule('message', buttons),
  nodeRule('message', unusedParts),
  nodeRule('message', placeholders),
  nodeRule('message', picture),
];

function missingParts({ id, channel, purpose, content, fallback }: Message): Problem[] {
  const place = { nodeId: id };
  const problems: Problem[] = [];
  if (purpose === null) problems.push(problemOf('error', 'message.noPurpose', {}, place));
  if (content.body.trim() === '') problems.push(problemOf('error', 'message.empty', {}, place));
  if (channel === 'email' && content.subject.trim() === '') {
    problems.push(problemOf('error', 'message.noSubject', {}, place));
  }
  if (fallback && fallback.body.trim() === '') problems.push(problemOf('error', 'message.emptyFallback', {}, place));
  return problems;
}

function buttons(message: Message, { facts }: LintContext): Problem[] {
  const { id, content } = message;
  const count = content.buttons.length;
  const limits = buttonLimitsOf(message, facts);
  const place = { nodeId: id };
  const problems: Problem[] = [];
  if (limits !== null) {
    const sourced = { ...place, source: limits.source };
    if (count > limits.most) {
      problems.push(problemOf('error', 'message.tooManyButtons', { count, limit: limits.most }, sourced));
    } else if (count < limits.least) {
      problems.push(problemOf('error', 'message.tooFewButtons', { count, limit: limits.least }, sourced));
    }
    for (const { label } of content.buttons) {
      const length = characterCount(label);
      if (length <= limits.nameCharacters) continue;
      const params = { label, count: length, limit: limits.nameCharacters };
      problems.push(problemOf('error', 'message.buttonNameLong', params, sourced));
    }
  }
  for (const { label, url } of content.buttons) {
    if (label.trim() === '' || url.trim() === '') {
      problems.push(
        problemOf('error', 'message.buttonIncomplete', { label: label.trim() || url.trim() || '–' }, place),
      );
    } else if (!isWebAddress(url)) problems.push(problemOf('error', 'message.buttonLink', { label, url }, place));
  }
  return problems;
}

/** A subject of an SMS and buttons of a text message are written but never shown. */
function unusedParts({ id, channel, content }: Message): Problem[] {
  if (!isCarrierText(channel)) return [];
  const hasSubject = channel === 'sms' && content.subject.trim() !== '';
  return hasSubject || content.buttons.length > 0
    ? [problemOf('warning', 'message.unusedParts', {}, { nodeId: id })]
    : [];
}

/** What templates leave for the user to fill in. */
function placeholders({ id, content, fallback }: Message): Problem[] {
  const text = [
    content.subject,
    content.body,
    ...content.buttons.map((button) => button.url),
    fallback?.body ?? '',
  ].join('\n');
  const place = { nodeId: id };
  const problems: Problem[] = [];
  const number = /080-?0{3,4}-?0{4}/.exec(text);
  if (number) problems.push(problemOf('warning', 'message.placeholderNumber', { number: number[0] }, place));
  const link = /https?:\/\/(?:www\.)?example\.(?:com|org|net)\S*/i.exec(text);
  if (link) problems.push(problemOf('warning', 'message.placeholderLink', { url: link[0] }, place));
  return problems;
}

function picture({ id, channel }: Message, { facts }: LintContext): Problem[] {
  const entry = channel === 'mms' ? entryOn(mmsImageKilobytes, facts) : null;
  return entry === null
    ? []
    : [problemOf('info', 'message.mmsImage', { limit: entry.value }, { nodeId: id, source: entry.source })];
}
