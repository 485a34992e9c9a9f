import type { Translate } from '../i18n/index.ts';
import type { Change, JourneyNode, NodeOf, Schedule, Trigger, Wait } from '../journey/nodes.ts';
import { clockText, conditionText, eventTestText, eventText, propertyText, whereText } from './describe.ts';
import { kindKeyOf } from './family.ts';

/** The bold line of a card: the node's own title, else what it does in words. */
export function nodeTitle(t: Translate, node: JourneyNode): string {
  return node.title.trim() === '' ? nodeSummary(t, node) : node.title;
}

/** The small line above the title: what kind of node this is, with its most telling setting. */
export function nodeKicker(t: Translate, node: JourneyNode): string {
  const kind = t(`editor.kind.${kindKeyOf(node)}`);
  if (node.type === 'trigger') return t('editor.kicker.trigger', { kind });
  if (node.type === 'waitFor') return t('editor.kicker.waitFor', { kind, seconds: node.timeoutSeconds });
  if (node.type === 'message' && node.purpose !== null) {
    return t('editor.kicker.message', { kind, purpose: t(`editor.purpose.${node.purpose}`) });
  }
  return kind;
}

/** What the node does, generated from its settings; never empty. */
export function nodeSummary(t: Translate, node: JourneyNode): string {
  switch (node.type) {
    case 'trigger':
      return triggerSummary(t, node.trigger);
    case 'wait':
      return waitSummary(t, node.wait);
    case 'waitFor':
      return waitForSummary(t, node);
    case 'filter':
      return conditionText(t, node.condition);
    case 'branch':
      return t('editor.summary.branch', { n: node.branches.length + 1 });
    case 'split':
      return node.arms.map((arm) => `${arm.label} ${arm.weightPercent}%`).join(' · ') || t('editor.kind.split');
    case 'experiment':
      return node.arms.map((arm) => `${arm.label} ${arm.weightPercent}%`).join(' · ') || t('editor.kind.experiment');
    case 'gate':
      return t(`editor.summary.gate.${node.per}`, { n: node.passes });
    case 'survey':
      return firstLine(node.question) || t('editor.summary.noQuestion');
    case 'audience':
      return t(`editor.summary.audience.${node.action}`, {
        platform: t(`editor.platform.${node.platform}`),
        audience: node.audience === '' ? '…' : node.audience,
      });
    case 'webhook':
      return node.url === '' ? t('editor.summary.noUrl') : `${node.method} ${node.url}`;
    case 'goTo':
      return t(node.target === '' ? 'editor.summary.noTarget' : 'editor.summary.goTo');
    case 'message':
      return messageSummary(t, node);
    case 'update':
      return node.changes.map((change) => changeText(t, change)).join(', ') || t('editor.summary.noChange');
    case 'goal':
      return t(node.endsRun ? 'editor.summary.goalEnds' : 'editor.summary.goal');
    case 'exit':
      return t('editor.summary.exit');
    case 'note':
      return firstLine(node.text) || t('editor.summary.note');
  }
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

function messageSummary(t: Translate, node: NodeOf<'message'>): string {
  const { subject, body } = node.content;
  const line =
    node.channel === 'email' || node.channel === 'push' ? firstLine(subject) || firstLine(body) : firstLine(body);
  return line || t('editor.summary.noText');
}

function waitSummary(t: Translate, wait: Wait): string {
  switch (wait.kind) {
    case 'duration':
      return t('editor.summary.wait', { seconds: wait.waitSeconds });
    case 'untilLocal':
      return t('editor.summary.untilLocal', {
        days: weekdaysText(t, wait.weekdays),
        time: clockText(wait.secondOfDay),
      });
    case 'untilDate':
      return t('editor.summary.untilDate', { moment: dayText(t, wait.attribute, wait.offsetDays, wait.secondOfDay) });
    case 'bestHour':
      return t('editor.summary.bestHour', { seconds: wait.withinSeconds });
  }
}

function waitForSummary(t: Translate, node: NodeOf<'waitFor'>): string {
  const first =
    node.segment === null
      ? t('editor.summary.waitFor', { event: eventTestText(t, node) })
      : t('editor.summary.waitForSegment', { text: conditionText(t, node.segment) });
  return node.others.length === 0 ? first : t('editor.summary.waitForMore', { first, n: node.others.length });
}

/** `생일 3일 전 10:00`: a day counted from a date attribute. */
function dayText(t: Translate, attribute: string, offsetDays: number, secondOfDay: number): string {
  const name = attribute === '' ? '…' : attribute;
  const time = clockText(secondOfDay);
  if (offsetDays === 0) return t('editor.summary.dateOn', { name, time });
  const key = offsetDays < 0 ? 'editor.summary.dateBefore' : 'editor.summary.dateAfter';
  return t(key, { name, time, days: Math.abs(offsetDays) });
}

/** `평일`, `월·수·금`, or the word for every day. */
export function weekdaysText(t: Translate, weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  const key = days.join('');
  if (key === '' || key === '1234567') return t('editor.weekdays.every');
  if (key === '12345') return t('editor.weekdays.work');
  if (key === '67') return t('editor.weekdays.weekend');
  return days.map((day) => t(`editor.weekday.${day}`)).join('·');
}

function triggerSummary(t: Translate, trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event': {
      const event = `${eventText(t, trigger.event)}${whereText(t, trigger.where)}`;
      if (trigger.nth === null) return t('editor.summary.event', { event });
      if (trigger.withinSeconds === null) return t('editor.summary.eventNth', { event, nth: trigger.nth });
      return t('editor.summary.eventTimes', { event, nth: trigger.nth, seconds: trigger.withinSeconds });
    }
    case 'sequence':
      return t('editor.summary.sequence', {
        first: eventTestText(t, trigger.first),
        next: eventTestText(t, trigger.next),
        seconds: trigger.withinSeconds,
      });
    case 'absence':
      return t('editor.summary.absence', {
        event: `${eventText(t, trigger.event)}${whereText(t, trigger.where)}`,
        seconds: trigger.afterSeconds,
        absent: eventText(t, trigger.absentEvent),
      });
    case 'inactivity':
      return t('editor.summary.inactivity', {
        events: trigger.events.map((event) => eventText(t, event)).join(', ') || t('editor.summary.anyEvent'),
        seconds: trigger.afterSeconds,
      });
    case 'date':
      return dayText(t, trigger.attribute, trigger.offsetDays, trigger.secondOfDay);
    case 'schedule':
      return t('editor.summary.schedule', {
        when: scheduleText(t, trigger.schedule),
        who: conditionText(t, trigger.segment),
      });
    case 'segment':
      return t('editor.summary.segment', { text: conditionText(t, trigger.segment) });
    case 'predicted':
      return predictedSummary(t, trigger.quantity);
    case 'item':
      return t('editor.summary.item', {
        event: eventTestText(t, trigger),
        relation: eventText(t, trigger.relation),
        property: trigger.property === '' ? '…' : propertyText(t, trigger.property),
      });
    case 'manual':
      return trigger.assumedDailyShare === 0
        ? t('editor.summary.manual')
        : t('editor.summary.manualShare', { share: trigger.assumedDailyShare });
  }
}

function predictedSummary(t: Translate, quantity: Extract<Trigger, { kind: 'predicted' }>['quantity']): string {
  if (quantity.kind === 'churnRisk') return t('editor.summary.churnRisk', { share: quantity.above });
  return t('editor.summary.nextPurchase', {
    moment: dayText(t, t('editor.summary.nextPurchaseDay'), quantity.offsetDays, quantity.secondOfDay),
  });
}

function scheduleText(t: Translate, schedule: Schedule): string {
  if (schedule.kind === 'cron') return cronText(t, schedule.expression);
  const time = clockText(schedule.secondOfDay);
  switch (schedule.kind) {
    case 'once':
      return `${schedule.date} ${time}`;
    case 'daily':
      return t('editor.schedule.dailyText', { time });
    case 'weekly':
      return t('editor.schedule.weeklyText', { days: weekdaysText(t, schedule.weekdays), time });
    case 'monthly':
      return t('editor.schedule.monthlyText', { day: schedule.dayOfMonth, time });
  }
}

function cronText(t: Translate, expression: string): string {
  return t('editor.schedule.cronText', { expression: expression.trim() === '' ? '…' : expression });
}

function changeText(t: Translate, change: Change): string {
  switch (change.kind) {
    case 'setAttribute':
      return `${change.attribute || '…'} = ${String(change.value)}`;
    case 'addTag':
      return t('editor.change.addTagText', { tag: change.tag || '…' });
    case 'removeTag':
      return t('editor.change.removeTagText', { tag: change.tag || '…' });
    case 'addPoints':
      return t('editor.change.addPointsText', { n: change.points });
  }
}

/** What a port is called on its edge; empty for the only way on. */
export function portText(t: Translate, node: JourneyNode, port: string): string {
  if (node.type === 'branch') {
    if (port === 'else') return t('editor.port.else');
    return node.branches.find((branch) => branch.id === port)?.label || t('editor.port.unnamed');
  }
  if (node.type === 'survey' && port !== 'noAnswer') {
    return node.answers.find((answer) => answer.id === port)?.label || t('editor.port.unnamed');
  }
  if (node.type === 'waitFor') {
    const other = node.others.find((candidate) => candidate.id === port);
    if (other !== undefined) return other.label || t('editor.port.unnamed');
  }
  if (node.type === 'split' || node.type === 'experiment')
    return node.arms.find((arm) => arm.id === port)?.label || t('editor.port.unnamed');
  if (port === 'next') return '';
  return t(`editor.port.${port}`);
}
