import type { NodeOf } from '../../journey/nodes.ts';
import { classifyPurpose } from '../promotion/index.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';

export const purposeRules: readonly Rule[] = [nodeRule('message', purposeOfText), nodeRule('message', purposeOfOffer)];

/** Does what is written fit what it is called? Whether a text advertises is inferred, so this is never an error. */
function purposeOfText(
  { id, channel, purpose, content, fallback }: NodeOf<'message'>,
  { facts }: LintContext,
): Problem[] {
  if (purpose !== 'information') return [];
  const parts = [content.subject, content.preheader, content.body, ...content.buttons.map((button) => button.label)];
  const text = [...parts, fallback?.body ?? ''].join('\n');
  const shop = facts.shopName.trim();
  // a sender who is called "Sale" advertises nothing by signing
  const { purpose: found, words } = classifyPurpose(shop === '' ? text : text.replaceAll(shop, ''));
  if (found === 'information') return [];
  const code = channel === 'alimtalk' ? 'message.alimtalkPromotion' : 'message.informationPromotion';
  return [problemOf('warning', code, { words: words.join(', ') }, { nodeId: id, source: 'classifier' })];
}

/** Whoever gives something for a purchase advertises. */
function purposeOfOffer({ id, purpose, offer }: NodeOf<'message'>): Problem[] {
  const gives = offer !== null && (offer.costWon > 0 || offer.discountPercent > 0);
  return gives && purpose === 'information'
    ? [problemOf('error', 'message.offerAsInformation', {}, { nodeId: id, source: 'kisaGuide' })]
    : [];
}
