import type { TextParams, Translate } from '../../core/i18n/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { TraceStep } from '../../core/simulate/trace.ts';
import { eventText } from '../nodes/describe.ts';
import { portText } from '../nodes/summary.ts';

/** A step's parameters in words: reasons, events, channels and ports are codes in the trace itself. */
export function paramsOf(t: Translate, step: TraceStep, journey: Journey): TextParams {
  const node = journey.nodes.find((candidate) => candidate.id === step.nodeId);
  const words: Record<string, string | number> = { ...step.params };
  for (const [name, value] of Object.entries(step.params)) {
    if (typeof value !== 'string') continue;
    if (name === 'reason') words[name] = t(`reason.${value}`);
    else if (name === 'event') words[name] = eventText(t, value);
    else if (name === 'channel') words[name] = t(`editor.kind.message.${value}`);
    else if (name === 'port' && node !== undefined) words[name] = portText(t, node, value) || t('editor.port.next');
  }
  return words;
}
