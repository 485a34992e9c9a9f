import type { TextParams, Translate } from '../../core/i18n/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { TraceStep } from '../../core/simulate/trace.ts';
import { eventText } from '../../core/words/describe.ts';
import { portText } from '../../core/words/summary.ts';

/** A step's parameters in words: reasons, events, channels and ports are codes in the trace itself. */
export function paramsOf(t: Translate, step: TraceStep, journey: Journey): TextParams {
  const node = journey.nodes.find((candidate) => candidate.id === step.nodeId);
  const words: Record<string, string | number> = { ...step.params };
  for (const [name, value] of Object.entries(step.params)) {
    if (typeof value !== 'string') continue;
    if (name === 'reason') words[name] = t(`reason.${value}`);
    else if (name === 'event') words[name] = eventText(t, value);
    else if (name === 'channel') words[name] = t(`editor.kind.message.${value}`);
    else if (name === 'detail') words[name] = detailText(t, step.params, value);
    else if (name === 'port' && node !== undefined) words[name] = portText(t, node, value) || t('editor.port.next');
  }
  return words;
}

const comparisons: Readonly<Record<string, string>> = { '≥': 'atLeast', '≤': 'atMost', '=': 'exactly' };

/** The kernel's "purchase: 0 (≥ 1)" as a person would say it; other parts of a condition are already in the user's words. */
function detailText(t: Translate, params: TraceStep['params'], detail: string): string {
  const { part, name } = params;
  const [, found, sign, times] = /: (\d+) \(([≥≤=]) (\d+)\)$/.exec(detail) ?? [];
  const comparison = comparisons[sign ?? ''];
  if ((part !== 'event' && part !== 'message') || typeof name !== 'string' || comparison === undefined) return detail;
  const counted = part === 'event' ? eventText(t, name) : t(`messageCount.${name}`);
  return t(`editor.trace.counted.${comparison}`, { name: counted, found: Number(found), times: Number(times) });
}
