import { channels, purposes, type Response } from '../../../core/journey/channels.ts';
import type { JourneyNode, NodeOf, Schedule, Trigger, Wait } from '../../../core/journey/nodes.ts';
import { generateCondition, generateWhere } from './casesConditions.ts';
import { eventTypes } from './casesData.ts';
import { between, chance, day, type Gen, hour, oneOf } from './picks.ts';

/* Triggers and nodes of every kind. */

function generateSchedule(g: Gen, startDate: string): Schedule {
  const secondOfDay = oneOf(g, [0, 2.5 * hour, 10 * hour, 18 * hour]);
  switch (between(g, 0, 4)) {
    case 0:
      return { kind: 'once', date: startDate, secondOfDay };
    case 1:
      return { kind: 'daily', secondOfDay };
    case 2:
      return { kind: 'weekly', weekdays: [2, 6, 7], secondOfDay };
    case 3:
      return { kind: 'monthly', dayOfMonth: oneOf(g, [1, 30, 31]), secondOfDay };
    default:
      return {
        kind: 'cron',
        expression: oneOf(g, [
          '0 9 * * 1-5',
          '*/30 2 * * *',
          '15,45 1-3 * * 0',
          '0 10 1,28-31 * 7',
          '30 12 10 3,12 2',
          '0 0 */2 1-12/1 *',
          'every day',
          '61 0 * * *',
        ]),
      };
  }
}

export function generateTrigger(g: Gen, startDate: string): Trigger {
  const event = oneOf(g, ['cart', 'purchase', 'visit', 'cart', 'wishlist']);
  const secondOfDay = oneOf(g, [0, 2.5 * hour, 10 * hour, 18 * hour]);
  switch (between(g, 0, 13)) {
    case 0:
      return {
        kind: 'absence',
        event,
        where: generateWhere(g),
        absentEvent: oneOf(g, ['purchase', 'cart', 'visit']),
        afterSeconds: oneOf(g, [0, hour, 6 * hour, 36 * hour]),
        restart: chance(g, 50),
      };
    case 1:
      return {
        kind: 'inactivity',
        events: oneOf(g, [[], ['purchase'], ['visit', 'cart']]),
        afterSeconds: between(g, 0, 10) * day,
      };
    case 2:
      return {
        kind: 'date',
        attribute: oneOf(g, ['born', 'asked', 'tier', 'renewal']),
        offsetDays: between(g, -10, 10),
        secondOfDay,
        repeat: oneOf(g, ['yearly', 'once']),
      };
    case 3:
    case 4:
      return { kind: 'schedule', schedule: generateSchedule(g, startDate), segment: generateCondition(g) };
    case 5:
      return {
        kind: 'sequence',
        first: { event: oneOf(g, ['visit', 'cart', 'purchase']), where: generateWhere(g) },
        next: { event: oneOf(g, ['purchase', 'cart', 'booking']), where: generateWhere(g) },
        withinSeconds: oneOf(g, [0, 12 * hour, 4 * day]),
      };
    case 6:
      return { kind: 'segment', segment: generateCondition(g) };
    case 7:
      return {
        kind: 'predicted',
        quantity: { kind: 'nextPurchase', offsetDays: between(g, -8, 2), secondOfDay },
      };
    case 8:
      return { kind: 'predicted', quantity: { kind: 'churnRisk', above: oneOf(g, [0.1, 0.3, 0.5, 0.9]) } };
    case 9:
      return {
        kind: 'item',
        event: 'price_drop',
        where: generateWhere(g),
        relation: oneOf(g, ['wishlist', 'visit', 'price_drop']),
        property: oneOf(g, ['brand', 'brand', 'quantity', 'nothing']),
        withinSeconds: oneOf(g, [null, 12 * hour, 10 * day]),
      };
    case 10:
      return { kind: 'manual', assumedDailyShare: oneOf(g, [0, 0.3, 1]) };
    default:
      return {
        kind: 'event',
        event,
        where: generateWhere(g),
        nth: oneOf(g, [null, null, 1, 2, 3]),
        withinSeconds: oneOf(g, [null, 12 * hour, 3 * day]),
      };
  }
}

export function generateResponse(g: Gen): Response {
  const share = () => oneOf(g, [0, 0.5, 0.8, 1]);
  const delay = () => ({ scaleSeconds: oneOf(g, [0, hour, 12 * hour]), shape: oneOf(g, [1, 0.7]) });
  return {
    deliveredShare: oneOf(g, [0, 0.3, 1, 1]),
    openShare: oneOf(g, [null, 0.7, 1]),
    clickShare: share(),
    conversionShare: share(),
    unsubscribeShare: oneOf(g, [0, 0, 0.5]),
    openDelay: delay(),
    clickDelay: delay(),
    conversionDelay: delay(),
    logHalfWidth: oneOf(g, [0, 1]),
    source: 'assumed',
    directConversionShare: oneOf(g, [null, null, 0.6]),
  };
}

function generateWait(g: Gen): Wait {
  switch (between(g, 0, 6)) {
    case 0:
      return {
        kind: 'untilLocal',
        secondOfDay: oneOf(g, [0, 2.25 * hour, 10 * hour, 23 * hour]),
        weekdays: oneOf(g, [[], [1, 3], [7]]),
      };
    case 1:
      return {
        kind: 'untilDate',
        attribute: oneOf(g, ['renewal', 'renewal', 'asked', 'tier']),
        offsetDays: between(g, -3, 3),
        secondOfDay: oneOf(g, [0, 2.25 * hour, 10 * hour]),
      };
    case 2:
      return { kind: 'bestHour', withinSeconds: oneOf(g, [hour, 12 * hour, day]) };
    default:
      return { kind: 'duration', waitSeconds: oneOf(g, [0, 60, 6 * hour, 30 * hour]) };
  }
}

function generateAwaited(g: Gen, id: string): NodeOf<'waitFor'>['others'][number] {
  if (chance(g, 50)) return { id, label: '', kind: 'segment', segment: generateCondition(g) };
  return { id, label: '', kind: 'event', event: oneOf(g, eventTypes), where: generateWhere(g) };
}

function generateMessage(g: Gen, base: { id: string; title: string; position: { x: number; y: number } }): JourneyNode {
  const channel = oneOf(g, [...channels, 'brandMessage', 'email', 'push'] as const);
  return {
    ...base,
    type: 'message',
    channel,
    purpose: oneOf(g, [null, ...purposes, 'information', 'information']),
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: oneOf(g, ['wait', 'wait', 'skip']),
    onSuppressed: oneOf(g, ['continue', 'continue', 'exit']),
    fallback: chance(g, 60) ? { channel: oneOf(g, ['sms', 'lms']), body: '' } : null,
    response: chance(g, 50) ? generateResponse(g) : null,
    offer: chance(g, 40) ? { label: '', costWon: oneOf(g, [0, 500.5]), discountPercent: oneOf(g, [0, 10]) } : null,
    kakao:
      channel === 'brandMessage' && chance(g, 80)
        ? {
            templateCode: '',
            templateStatus: 'approved',
            messageType: 'TEXT',
            targeting: oneOf(g, ['I', 'N', 'M', 'F']),
          }
        : null,
  };
}

/** A trigger that calls many. */
function generateBusyTrigger(g: Gen): Trigger {
  if (chance(g, 25)) return { kind: 'manual', assumedDailyShare: 1 };
  return { kind: 'event', event: oneOf(g, ['cart', 'visit', 'wishlist']), where: [], nth: null, withinSeconds: null };
}

export function generateNode(g: Gen, index: number, startDate: string): JourneyNode {
  const base = { id: `n${index}`, title: '', position: { x: 0, y: 0 } };
  // half of the journeys call many, and have something to say early on
  if (index === 0 && chance(g, 50)) return { ...base, type: 'trigger', trigger: generateBusyTrigger(g) };
  if (index > 0 && index < 4 && chance(g, 30)) return generateMessage(g, base);
  const weight = () => oneOf(g, [0, 50, 50]);
  switch (index === 0 ? 0 : between(g, 0, 34)) {
    case 0:
      return { ...base, type: 'trigger', trigger: generateTrigger(g, startDate) };
    case 1:
    case 2:
    case 3:
    case 4:
      return { ...base, type: 'wait', wait: generateWait(g) };
    case 5:
    case 6:
    case 7:
      return {
        ...base,
        type: 'waitFor',
        event: oneOf(g, eventTypes),
        where: generateWhere(g),
        timeoutSeconds: oneOf(g, [0, 12 * hour, 5 * day]),
        segment: chance(g, 35) ? generateCondition(g) : null,
        others: oneOf(g, [[], [generateAwaited(g, 'a')], [generateAwaited(g, 'a'), generateAwaited(g, 'b')]]),
      };
    case 8:
      return { ...base, type: 'filter', condition: generateCondition(g) };
    case 9:
    case 10:
      return {
        ...base,
        type: 'branch',
        branches: ['a', 'b'].map((id) => ({ id, label: id, condition: generateCondition(g) })),
      };
    case 11:
      return {
        ...base,
        type: 'split',
        arms: ['x', 'y'].map((id) => ({ id, label: '', weightPercent: weight() })),
      };
    case 12:
    case 13:
      return {
        ...base,
        type: 'experiment',
        arms: ['x', 'y', 'z'].map((id) => ({ id, label: '', weightPercent: weight(), isControl: id === 'z' })),
        metric: oneOf(g, ['goal', 'click', 'conversion']),
        winnerAfterDays: oneOf(g, [null, 1, 3, 8]),
      };
    case 14:
    case 15:
      return {
        ...base,
        type: 'gate',
        passes: between(g, 0, 2),
        per: oneOf(g, ['hour', 'day', 'week', 'window']),
      };
    case 16:
      return { ...base, type: 'audience', action: oneOf(g, ['add', 'remove']), audience: 'a', platform: 'meta' };
    case 17:
      return {
        ...base,
        type: 'survey',
        question: '',
        answers: ['x', 'y'].map((id) => ({ id, label: '', sharePercent: oneOf(g, [0, 30, 60]) })),
        answerSeconds: oneOf(g, [0, hour]),
        timeoutSeconds: oneOf(g, [0, 2 * day]),
      };
    case 18:
      return { ...base, type: 'webhook', url: '', method: 'POST', body: '' };
    case 19:
      return { ...base, type: 'goTo', target: `n${chance(g, 90) ? index + between(g, 1, 2) : between(g, 0, 12)}` };
    case 20:
    case 23:
      return {
        ...base,
        type: 'update',
        changes: [
          oneOf(g, [
            { kind: 'setAttribute', attribute: 'ads', value: true },
            { kind: 'setAttribute', attribute: 'tier', value: 'gold' },
            { kind: 'setAttribute', attribute: 'extra', value: 20 },
            { kind: 'setAttribute', attribute: 'friend', value: 'N' },
          ] as const),
          oneOf(g, [
            { kind: 'addTag', tag: 'vip' },
            { kind: 'addTag', tag: 'vip' },
            { kind: 'removeTag', tag: 'vip' },
            { kind: 'addPoints', points: 5 },
          ] as const),
        ],
      };
    case 21:
      return { ...base, type: 'goal', endsRun: chance(g, 50) };
    case 22:
      return chance(g, 50) ? { ...base, type: 'exit' } : { ...base, type: 'note', text: '' };
    default:
      return generateMessage(g, base);
  }
}
