import type { NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import { entryOn } from '../data/dated.ts';
import { consentRoles } from '../../simulate/consentRoles.ts';
import { adLabels, certifiedResellers, consentNoticeDays, penalties } from '../data/law.ts';
import { isCarrierText } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { shownTexts } from '../shownTexts.ts';

type Message = NodeOf<'message'>;

const labelRules = [nodeRule('message', adLabel), nodeRule('message', sender), nodeRule('message', optOut)];

export const legalRules: readonly Rule[] = [
  ...labelRules,
  penalty,
  consentColumns,
  certifiedSender,
  nodeRule('update', noticeOfConsent),
  nodeRule('message', pushConsent),
];

/** Brackets, blanks and colons with which the label is written and does not count. */
export const wrongLabel = /^\s*(?:[([<{［（【〔「]\s*광[\s.·]*고\s*[)\]>}］）】〕」]|광고\s*[:)\]])/;
const optOutWords = /수신\s*거부|무료\s*거부|거부\s*080|수신\s*차단|opt[\s-]?out|unsubscribe/i;
/** How far from the end the opt-out may begin: room for the words, a number and a link. */
const optOutReach = 120;
/** How far behind the label the sender's name may end. */
const senderReach = 30;

/** Art. 50(4): advertising begins with exactly the label. */
function adLabel(message: Message, { facts }: LintContext): Problem[] {
  const entry = entryOn(adLabels, facts);
  if (message.purpose !== 'advertising' || entry === null) return [];
  const place = { nodeId: message.id, source: entry.source };
  return shownTexts(message)
    .filter(({ first }) => !first.startsWith(entry.value))
    .map(({ first, part }) =>
      problemOf('error', wrongLabel.test(first) ? 'message.wrongAdLabel' : 'message.noAdLabel', { part }, place),
    );
}

/** Art. 50(4): behind the label it names the sender. A mail shows who sends it by itself, and so does KakaoTalk. */
function sender(message: Message, { facts }: LintContext): Problem[] {
  const entry = entryOn(adLabels, facts);
  const name = facts.shopName.trim();
  if (message.purpose !== 'advertising' || name === '' || entry === null) return [];
  const place = { nodeId: message.id, source: 'kisaGuide' as const };
  return shownTexts(message)
    .filter(({ channel }) => channel !== 'email')
    .filter(({ first }) => {
      const start = first.slice(entry.value.length, entry.value.length + senderReach + name.length);
      return first.startsWith(entry.value) && !start.includes(name) && !/^\s*\[[^\]]+\]/.test(start);
    })
    .map(({ part }) => problemOf('error', 'law.noSender', { name, part }, place));
}

/** Art. 50(4): it ends with a free way to refuse further advertising. */
function optOut(message: Message): Problem[] {
  if (message.purpose !== 'advertising') return [];
  return shownTexts(message)
    .filter(({ last }) => !optOutWords.test(last.trimEnd().slice(-optOutReach)))
    .map(({ part }) =>
      problemOf('error', 'message.noOptOut', { part }, { nodeId: message.id, source: 'networkAct50' }),
    );
}

/** Said once, where some text breaks the law. */
function penalty(context: LintContext): Problem[] {
  const entry = entryOn(penalties, context.facts);
  const isUnlawful = labelRules.some((rule) => rule(context).length > 0);
  return isUnlawful && entry !== null
    ? [problemOf('info', 'law.penalty', { penalty: entry.value }, { source: entry.source })]
    : [];
}

function messagesOf(journey: Journey): Message[] {
  return journey.nodes.filter((node) => node.type === 'message');
}

/** Art. 50(1), (3), (8): without these columns consent cannot be checked for each customer. */
function consentColumns({ journey, schema }: LintContext): Problem[] {
  const advertising = messagesOf(journey).filter((message) => message.purpose === 'advertising');
  if (!schema || advertising.length === 0) return [];
  const { roles } = schema;
  const act = { source: 'networkAct50' as const };
  const asked = advertising.map(({ channel }) => consentRoles(channel, roles));
  if (asked.some(({ given }) => roles[given] === undefined)) {
    return [problemOf('warning', 'law.noConsentColumn', {}, act)];
  }
  const problems: Problem[] = [];
  if (asked.some(({ time }) => roles[time] === undefined)) {
    problems.push(problemOf('warning', 'law.noConsentTime', {}, { source: 'networkDecree62' }));
  }
  if (roles.nightConsent === undefined && advertising.some((message) => message.channel !== 'email')) {
    problems.push(problemOf('info', 'law.noNightConsent', {}, act));
  }
  return problems;
}

/** Text messages go out from a registered number through a certified reseller. */
function certifiedSender({ journey, facts }: LintContext): Problem[] {
  const entry = entryOn(certifiedResellers, facts);
  const sendsText = messagesOf(journey).some((message) => isCarrierText(message.channel) || message.fallback !== null);
  return entry !== null && sendsText ? [problemOf('info', 'law.certifiedSender', {}, { source: entry.source })] : [];
}

/** Art. 50(7): whoever gives or withdraws consent is told so. */
function noticeOfConsent({ id, changes }: NodeOf<'update'>, { schema, facts }: LintContext): Problem[] {
  const entry = entryOn(consentNoticeDays, facts);
  const names = [schema?.roles.adConsent, schema?.roles.nightConsent];
  const isConsent = changes.some((change) => change.kind === 'setAttribute' && names.includes(change.attribute));
  return isConsent && entry !== null
    ? [problemOf('warning', 'law.noticeOfConsent', { days: entry.value }, { nodeId: id, source: entry.source })]
    : [];
}

/** A phone's permission to notify is no consent to advertising. */
function pushConsent({ id, channel, purpose }: Message): Problem[] {
  return channel === 'push' && purpose === 'advertising'
    ? [problemOf('info', 'law.pushConsent', {}, { nodeId: id, source: 'kisaPushGuide' })]
    : [];
}
