import type { CustomerRole } from '../dataset/dataset.ts';
import { isPredictedName } from '../dataset/predictedCatalogue.ts';
import type { Channel, Response } from '../journey/channels.ts';
import { conditionsIn } from '../journey/index.ts';
import type { NodeOf } from '../journey/nodes.ts';
import { type ForecastBasis, parametersText, timingName } from '../models/index.ts';
import { computedIn } from '../segment/index.ts';
import { consentRoles } from '../simulate/consentRoles.ts';
import type { Assumptions, Prices } from '../simulate/settings.ts';
import type { AssembleInput } from './assembleInput.ts';
import type { BasisItem } from './result.ts';

type Params = BasisItem['params'];

function measured(code: string, params: Params = {}): BasisItem {
  return { kind: 'measured', code, params };
}

function assumed(code: string, params: Params = {}): BasisItem {
  return { kind: 'assumed', code, params };
}

/** What the figures of a run rest on: what was measured from the data, then what was assumed. */
export function basisOf(input: AssembleInput): BasisItem[] {
  const { simulateResponses } = input.identity.request;
  const items = [
    ...(input.synthetic ? [assumed('syntheticData')] : []),
    ...(input.forecast === null ? [measured('recordedHistory')] : forecastItems(input.forecast)),
    ...(simulateResponses ? responseItems(input) : [assumed('noResponses')]),
    ...priceItems(input),
    ...togetherItems(input),
    ...missingColumnItems(input),
  ];
  return [...items.filter((item) => item.kind === 'measured'), ...items.filter((item) => item.kind === 'assumed')];
}

function forecastItems(forecast: ForecastBasis): BasisItem[] {
  const { timing, spend, sessions, pastError } = forecast;
  if (timing === null) return [assumed('noPurchases')];
  const { customers, buyers, transactions, repeatCustomers } = forecast;
  const items = [
    timing.fitted
      ? measured('purchaseTiming', {
          buyers,
          transactions,
          repeatCustomers,
          model: timingName(timing.family, timing.k),
          parameters: parametersText(timing.parameters),
        })
      : assumed('purchaseTimingPlain', { buyers }),
  ];
  if (forecast.births === 'all') items.push(assumed('birthsAll'));
  else if (forecast.truncated > 0) {
    items.push(assumed('leftTruncated', { customers: forecast.truncated, days: forecast.burnInDays }));
  }
  if (buyers < customers) {
    items.push(forecast.firstPurchase ? measured('firstPurchase') : assumed('noFirstPurchases'));
  }
  if (spend === null) items.push(assumed('noAmounts'));
  else if (spend.fitted) items.push(measured('spend', { meanWon: rounded(spend.meanWon), customers: spend.customers }));
  else items.push(assumed('spendPlain', { meanWon: rounded(spend.meanWon) }));
  items.push(forecast.dateOnly ? assumed('dateOnly') : measured('hourProfile'));
  items.push(
    sessions === null
      ? assumed('noSessions')
      : measured('sessions', { perWeek: rounded(sessions.perWeek), days: sessions.windowDays }),
  );
  items.push(
    pastError === null
      ? assumed('noPastError')
      : measured('pastError', { origins: pastError.origins, days: pastError.horizonDays, share: pastError.sd }),
  );
  items.push(assumed('noNewCustomers'));
  return items;
}

function responseItems(input: AssembleInput): BasisItem[] {
  const items: BasisItem[] = [];
  const seen = new Set<string>();
  for (const node of messagesOf(input)) {
    const purpose = node.purpose ?? 'advertising';
    if (node.response !== null) {
      items.push(responseItem('responseOfNode', node.response, { title: node.title, channel: node.channel, purpose }));
      continue;
    }
    const key = `${node.channel} ${purpose}`;
    const found = input.assumptions.responses.find(
      (candidate) => candidate.channel === node.channel && candidate.purpose === purpose,
    );
    if (found === undefined || seen.has(key)) continue;
    seen.add(key);
    items.push(responseItem('response', found.response, { channel: node.channel, purpose }));
  }
  if (items.length === 0) return [];
  const { pullForwardShare, marginShare, defaultOrderValue } = input.assumptions;
  return [
    ...items,
    assumed('pullForward', { share: pullForwardShare }),
    ...pressureItems(input),
    assumed('margin', { share: marginShare }),
    assumed('defaultOrderValue', { won: defaultOrderValue }),
  ];
}

function pressureItems({ assumptions }: AssembleInput): BasisItem[] {
  const { tauSeconds, openLogOddsPerUnit, unsubscribeLogOddsPerUnit } = assumptions.pressure;
  if (openLogOddsPerUnit === 0 && unsubscribeLogOddsPerUnit === 0) return [];
  return [
    assumed('pressure', {
      days: rounded(tauSeconds / 86_400),
      open: rounded(openLogOddsPerUnit),
      unsubscribe: rounded(unsubscribeLogOddsPerUnit),
    }),
  ];
}

/** What runs beside the journey, who calls it from outside, and what its limits left open. */
function togetherItems({ journey, others, residual }: AssembleInput): BasisItem[] {
  const items: BasisItem[] = [];
  if (others.length > 0) items.push(measured('together', { count: others.length }));
  if (residual > 0) items.push(assumed('residual', { count: residual }));
  const predicted = new Set(
    conditionsIn(journey)
      .flatMap(({ condition }) => computedIn(condition))
      .filter(isPredictedName),
  );
  if (predicted.size > 0) items.push(assumed('predictedConditions', { count: predicted.size }));
  for (const node of journey.nodes) {
    if (node.type === 'survey') items.push(assumed('survey', { title: node.title || node.id }));
    if (node.type !== 'trigger') continue;
    const { trigger } = node;
    if (trigger.kind === 'predicted') items.push(assumed('predictedDates', { title: node.title || node.id }));
    if (trigger.kind !== 'manual') continue;
    items.push(assumed('calledFromOutside', { title: node.title || node.id, share: trigger.assumedDailyShare }));
  }
  return items;
}

function responseItem(code: string, response: Response, params: Params): BasisItem {
  const full = {
    ...params,
    clickShare: response.clickShare,
    conversionShare: response.conversionShare,
    // 90 % of the odds lie between these multiples of the odds shown.
    lowFactor: Number(Math.exp(-response.logHalfWidth).toPrecision(2)),
    highFactor: Number(Math.exp(response.logHalfWidth).toPrecision(2)),
  };
  return response.openShare === null
    ? { kind: response.source, code, params: full }
    : { kind: response.source, code: `${code}Open`, params: { ...full, openShare: response.openShare } };
}

function priceItems(input: AssembleInput): BasisItem[] {
  const used = new Set<keyof Prices>();
  for (const node of messagesOf(input)) {
    for (const key of priceKeys(node.channel)) used.add(key);
    if (node.fallback !== null) used.add(node.fallback.channel);
  }
  return [...used].map((price) => assumed('price', { price, won: input.assumptions.prices[price] }));
}

function priceKeys(channel: Channel): (keyof Assumptions['prices'])[] {
  return channel === 'brandMessage' ? ['brandMessageFriend', 'brandMessageOther'] : [channel];
}

/** Columns that the messages ask for; without one, everyone has it, except night consent, which nobody has. */
function missingColumnItems(input: AssembleInput): BasisItem[] {
  const asked = new Set<CustomerRole>();
  for (const node of messagesOf(input)) {
    for (const role of addressRoles(node.channel)) asked.add(role);
    if (node.fallback !== null) asked.add('phone');
    if (node.purpose === 'information') continue;
    asked.add(consentRoles(node.channel, input.schema.roles).given);
    if (node.channel !== 'email') asked.add('nightConsent');
  }
  const { roles } = input.schema;
  return [...asked].filter((role) => roles[role] === undefined).map((role) => assumed(`missingColumn.${role}`));
}

function addressRoles(channel: Channel): CustomerRole[] {
  if (channel === 'email') return ['email'];
  if (channel === 'push') return ['pushToken'];
  return channel === 'brandMessage' ? ['phone', 'kakaoFriend'] : ['phone'];
}

function messagesOf({ journey }: AssembleInput): NodeOf<'message'>[] {
  return journey.nodes.filter((node) => node.type === 'message');
}

/** Three significant digits: more would pretend. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
