import type { JourneyNode } from '../../core/journey/nodes.ts';
import { portsOf } from '../../core/journey/ports.ts';
import type { Estimate } from '../../core/measure/result.ts';
import { messageCounts } from '../../core/simulate/counters.ts';
import { useFormats, useText } from '../locales/index.ts';
import { countText } from '../nodes/figures.ts';
import { portText } from '../../core/words/summary.ts';
import { useNumbersStore } from '../stores/index.ts';
import { halfWidthOf, suppressionsOf } from '../stores/nodeNumbers.ts';
import { Section } from './Section.tsx';

interface Line {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly interval: string;
  readonly isBad: boolean;
}

/** `이번 예측에서`: every count of the selected node, refusals and suppressions in red. */
export function NodeForecast({ node }: { readonly node: JourneyNode }) {
  const text = useText();
  const formats = useFormats();
  const result = useNumbersStore((state) => state.result?.nodes[node.id]);
  const source = useNumbersStore((state) => state.source);
  if (node.type === 'note') return null;
  if (result === undefined) {
    return (
      <Section title={text('editor.forecast.title')}>
        <p className="panelHint">{text('editor.forecast.none')}</p>
      </Section>
    );
  }
  const line = (key: string, label: string, estimate: Estimate, isBad = false): Line => ({
    key,
    label,
    value: countText(estimate.mean),
    interval: halfWidthOf(estimate) >= 0.5 ? `±${countText(halfWidthOf(estimate))}` : '',
    isBad,
  });
  const lines: Line[] = [];
  if (result.fired !== null) {
    lines.push(line('fired', text('editor.forecast.fired'), result.fired));
    for (const [reason, estimate] of Object.entries(result.refused)) {
      if (estimate.mean > 0) {
        lines.push(
          line(
            `refused-${reason}`,
            text('editor.forecast.refused', { reason: text(`reason.${reason}`) }),
            estimate,
            true,
          ),
        );
      }
    }
  }
  lines.push(line('entered', text('editor.forecast.entered'), result.entered));
  if (result.message !== null) {
    const { counts, suppressed, fallbackRefused } = result.message;
    for (const name of messageCounts) {
      const estimate = counts[name];
      if (estimate === undefined) continue;
      if (name === 'costWon') {
        lines.push({
          ...line(name, text('editor.forecast.costWon'), estimate),
          value: formats.wonExact(estimate.mean),
          interval: '',
        });
      } else if (estimate.mean > 0 || name === 'intended' || name === 'sent') {
        lines.push(line(name, text(`editor.forecast.${name}`), estimate));
      }
      if (name === 'fallbackSent') {
        for (const { reason } of suppressionsOf(fallbackRefused)) {
          const refused = fallbackRefused[reason];
          if (refused === undefined) continue;
          const label = text('editor.forecast.fallbackRefused', { reason: text(`reason.${reason}`) });
          lines.push(line(`fallback-${reason}`, label, refused, true));
        }
      }
      if (name === 'pending') {
        for (const { reason } of suppressionsOf(suppressed)) {
          const stopped = suppressed[reason];
          if (stopped === undefined) continue;
          lines.push(
            line(`not-${reason}`, text('editor.forecast.notSent', { reason: text(`reason.${reason}`) }), stopped, true),
          );
        }
      }
    }
  }
  const ports = portsOf(node);
  if (ports.length > 1) {
    for (const port of ports) {
      const passed = result.ports[port];
      if (passed !== undefined) {
        lines.push(line(`port-${port}`, text('editor.forecast.port', { port: portText(text, node, port) }), passed));
      }
    }
  }
  for (const [reason, estimate] of Object.entries(result.exits)) {
    if (estimate.mean > 0) {
      lines.push(line(`exit-${reason}`, text('editor.forecast.exit', { reason: text(`reason.${reason}`) }), estimate));
    }
  }
  if (result.inside.mean > 0) lines.push(line('inside', text('editor.forecast.inside'), result.inside));

  return (
    <Section title={text(source === 'run' ? 'editor.forecast.titleRun' : 'editor.forecast.title')}>
      <dl className="figureList">
        {lines.map((item) => (
          <div key={item.key} data-bad={item.isBad ? '' : undefined}>
            <dt>{item.label}</dt>
            <dd>
              {item.interval === '' ? null : <span className="figureInterval">{item.interval}</span>}
              {item.value}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
