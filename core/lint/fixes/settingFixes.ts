import type { NodeOf } from '../../journey/nodes.ts';
import type { ProblemCode } from '../codes.ts';
import { changing, type Fixer, patching } from './fix.ts';

const hourSeconds = 3600;
const daySeconds = 86_400;
const morning = '0 10 * * *';

/** Fixes of times, shares, limits and other settings outside messages. */
export const settingFixes: Partial<Record<ProblemCode, Fixer>> = {
  'wait.zero': changing('setWait', 'wait', (node) => ({
    ...node,
    wait: { kind: 'duration', waitSeconds: hourSeconds },
  })),
  'wait.bestHourShort': changing('setWait', 'wait', (node) => ({
    ...node,
    wait: { kind: 'bestHour', withinSeconds: daySeconds },
  })),
  'wait.longerThanMaximum': patching('extendDuration', ({ exits }, { params }) => ({
    exits: { ...exits, maxDurationSeconds: Number(params.wait) + 30 * daySeconds },
  })),
  'waitFor.zero': changing('setWait', 'waitFor', (node) => ({ ...node, timeoutSeconds: daySeconds })),
  'survey.zeroTimeout': changing('setWait', 'survey', withLongTimeout),
  'survey.lateAnswers': changing('setWait', 'survey', withLongTimeout),
  'split.weights': changing('shareEvenly', 'split', (node) => ({ ...node, arms: scaledArms(node.arms) })),
  'experiment.weights': changing('shareEvenly', 'experiment', (node) => ({ ...node, arms: scaledArms(node.arms) })),
  'survey.shares': changing('shareEvenly', 'survey', (node) => {
    const shares = scaled(node.answers.map((answer) => answer.sharePercent));
    return { ...node, answers: node.answers.map((answer, index) => ({ ...answer, sharePercent: shares[index]! })) };
  }),
  'split.duplicateLabel': changing('renameLabels', 'split', (node) => ({ ...node, arms: numbered(node.arms) })),
  'experiment.duplicateLabel': changing('renameLabels', 'experiment', (node) => ({
    ...node,
    arms: numbered(node.arms),
  })),
  'branch.duplicateLabel': changing('renameLabels', 'branch', (node) => ({
    ...node,
    branches: numbered(node.branches),
  })),
  'survey.duplicateLabel': changing('renameLabels', 'survey', (node) => ({ ...node, answers: numbered(node.answers) })),
  'waitFor.duplicateLabel': changing('renameLabels', 'waitFor', (node) => ({ ...node, others: numbered(node.others) })),
  'experiment.noControl': changing('setControl', 'experiment', withOneControl),
  'experiment.manyControls': changing('setControl', 'experiment', withOneControl),
  'gate.noPasses': changing('reset', 'gate', (node) => ({ ...node, passes: 100 })),
  'webhook.insecure': changing('https', 'webhook', (node) => ({
    ...node,
    url: node.url.trim().replace(/^http:/i, 'https:'),
  })),
  'trigger.zeroDelay': changing('reset', 'trigger', (node) =>
    node.trigger.kind === 'absence' || node.trigger.kind === 'inactivity'
      ? { ...node, trigger: { ...node.trigger, afterSeconds: daySeconds } }
      : null,
  ),
  'trigger.zeroSpan': changing('reset', 'trigger', (node) =>
    node.trigger.kind === 'sequence' ? { ...node, trigger: { ...node.trigger, withinSeconds: daySeconds } } : null,
  ),
  'trigger.withinWithoutNth': changing('removePeriod', 'trigger', (node) =>
    node.trigger.kind === 'event' ? { ...node, trigger: { ...node.trigger, withinSeconds: null } } : null,
  ),
  'trigger.noWeekdays': changing('reset', 'trigger', (node) =>
    node.trigger.kind === 'schedule' && node.trigger.schedule.kind === 'weekly'
      ? { ...node, trigger: { ...node.trigger, schedule: { ...node.trigger.schedule, weekdays: [1] } } }
      : null,
  ),
  'trigger.cronInvalid': changing('reset', 'trigger', everyMorning),
  'trigger.cronNever': changing('reset', 'trigger', everyMorning),
  'trigger.nobodyCalls': changing('reset', 'trigger', (node) =>
    node.trigger.kind === 'manual' ? { ...node, trigger: { ...node.trigger, assumedDailyShare: 0.01 } } : null,
  ),
  'entry.holdoutAll': patching('reset', ({ entry }) => ({ entry: { ...entry, holdoutPercent: 10 } })),
  'entry.windowReversed': patching('swap', ({ entry }) => ({
    entry: { ...entry, window: { from: entry.window.until, until: entry.window.from } },
  })),
  'entry.reentryShort': patching('reset', ({ entry }, { params }) => ({
    entry: {
      ...entry,
      reentry: entry.reentry.kind === 'after' ? { ...entry.reentry, seconds: Number(params.least) } : entry.reentry,
    },
  })),
  'entry.leftSegmentUnused': patching('switchOff', ({ exits }) => ({ exits: { ...exits, leftSegment: false } })),
  'limits.noEntries': patching('removeLimit', ({ limits }) => ({
    limits: { ...limits, entriesTotal: limits.entriesTotal || null, entriesPerDay: limits.entriesPerDay || null },
  })),
  'limits.dayAboveTotal': patching('removeLimit', ({ limits }) => ({ limits: { ...limits, entriesPerDay: null } })),
  'limits.budgetBelowMessage': patching('removeLimit', ({ limits }) => ({ limits: { ...limits, budgetWon: null } })),
  'sense.noGoalExit': patching('exitOnGoal', ({ exits }) => ({ exits: { ...exits, onGoal: true } })),
};

function withLongTimeout(node: NodeOf<'survey'>): NodeOf<'survey'> {
  return { ...node, timeoutSeconds: Math.max(3 * daySeconds, 2 * node.answerSeconds) };
}

function withOneControl(node: NodeOf<'experiment'>): NodeOf<'experiment'> {
  const control = Math.max(
    0,
    node.arms.findIndex((arm) => arm.isControl),
  );
  return { ...node, arms: node.arms.map((arm, index) => ({ ...arm, isControl: index === control })) };
}

function everyMorning(node: NodeOf<'trigger'>): NodeOf<'trigger'> | null {
  if (node.trigger.kind !== 'schedule') return null;
  return { ...node, trigger: { ...node.trigger, schedule: { kind: 'cron', expression: morning } } };
}

function scaledArms<Arm extends { readonly weightPercent: number }>(arms: readonly Arm[]): Arm[] {
  const weights = scaled(arms.map((arm) => arm.weightPercent));
  return arms.map((arm, index) => ({ ...arm, weightPercent: weights[index]! }));
}

/** Shares in the same proportions that add up to 100 in hundredths; equal ones where all are 0. */
function scaled(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const hundredths = shares.map((share) => Math.floor(total === 0 ? 10_000 / shares.length : (share / total) * 10_000));
  let left = 10_000 - hundredths.reduce((sum, share) => sum + share, 0);
  return hundredths.map((share) => {
    const extra = left > 0 ? 1 : 0;
    left -= extra;
    return (share + extra) / 100;
  });
}

/** Labels that are all different: those that come again get a number. */
function numbered<Part extends { readonly label: string }>(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  const labels = new Set(parts.map((part) => part.label.trim()));
  return parts.map((part) => {
    const label = part.label.trim();
    if (label === '' || !seen.has(label)) {
      seen.add(label);
      return part;
    }
    let number = 2;
    while (labels.has(`${label} ${number}`)) number++;
    labels.add(`${label} ${number}`);
    return { ...part, label: `${label} ${number}` };
  });
}
