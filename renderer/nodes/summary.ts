import type { Translate } from '../../core/i18n/index.ts';
import type { Change, JourneyNode, NodeOf, Schedule, Trigger, Wait } from '../../core/journey/nodes.ts';
import { clockText, conditionText, eventText, whereText } from './describe.ts';
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
      return t('editor.summary.waitFor', { event: `${eventText(t, node.event)}${whereText(t, node.where)}` });
    case 'filter':
      return conditionText(t, node.condition);
    case 'branch':
      return t('editor.summary.branch', { n: node.branches.length + 1 });
    case 'split':
      return node.arms.map((arm) => `${arm.label} ${arm.weightPercent}%`).join(' · ') || t('editor.kind.split');
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
  if (wait.kind === 'duration') return t('editor.summary.wait', { seconds: wait.waitSeconds });
  return t('editor.summary.untilLocal', {
    days: weekdaysText(t, wait.weekdays),
    time: clockText(wait.secondOfDay),
  });
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
      return t('editor.summary.eventNth', { event, nth: trigger.nth });
    }
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
    case 'date': {
      const name = trigger.attribute === '' ? '…' : trigger.attribute;
      const time = clockText(trigger.secondOfDay);
      if (trigger.offsetDays === 0) return t('editor.summary.dateOn', { name, time });
      const key = trigger.offsetDays < 0 ? 'editor.summary.dateBefore' : 'editor.summary.dateAfter';
      return t(key, { name, time, days: Math.abs(trigger.offsetDays) });
    }
    case 'schedule':
      return t('editor.summary.schedule', {
        when: scheduleText(t, trigger.schedule),
        who: conditionText(t, trigger.segment),
      });
  }
}

function scheduleText(t: Translate, schedule: Schedule): string {
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
  if (node.type === 'split') return node.arms.find((arm) => arm.id === port)?.label || t('editor.port.unnamed');
  if (port === 'next') return '';
  return t(`editor.port.${port}`);
}
