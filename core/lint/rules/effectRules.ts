import type { NodeOf } from '../../journey/nodes.ts';
import { fillVariables } from '../../template/index.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { nodeRule, type Rule } from '../rule.ts';
import { isWebAddress } from './webAddress.ts';

export const effectRules: readonly Rule[] = [nodeRule('audience', audience), nodeRule('webhook', webhook)];

/** Handing customers to an advertising platform gives their data to a third party. */
function audience({ id, audience: name, action, platform }: NodeOf<'audience'>): Problem[] {
  const place = { nodeId: id };
  if (name.trim() === '') return [problemOf('error', 'audience.noName', {}, place)];
  return action === 'add'
    ? [problemOf('info', 'audience.consent', { platform }, { ...place, source: 'privacyAct17' })]
    : [];
}

function webhook({ id, url, method, body }: NodeOf<'webhook'>): Problem[] {
  const place = { nodeId: id };
  const problems: Problem[] = [];
  if (url.trim() === '') problems.push(problemOf('error', 'webhook.noUrl', {}, place));
  else if (!isWebAddress(url)) problems.push(problemOf('error', 'webhook.invalidUrl', { url }, place));
  else if (/^http:/i.test(url.trim())) problems.push(problemOf('warning', 'webhook.insecure', {}, place));
  if (method !== 'GET' && /^\s*[[{]/.test(body) && !isJson(body)) {
    problems.push(problemOf('warning', 'webhook.invalidJson', {}, place));
  }
  return problems;
}

/** A variable may stand for a number or a part of a text: a digit is both. */
function isJson(body: string): boolean {
  try {
    JSON.parse(fillVariables(body, () => '0'));
    return true;
  } catch {
    return false;
  }
}
