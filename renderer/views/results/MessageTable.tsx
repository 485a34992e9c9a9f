import type { Journey } from '../../../core/journey/spec.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import type { NodeResult, RunResult } from '../../../core/measure/result.ts';
import { counterKey, fallbackRefusals, type MessageCount, suppressions } from '../../../core/simulate/counters.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Count } from './Count.tsx';
import type { OnCount } from './countLink.ts';
import { nodeName } from './nodeName.ts';

const shownCounts = [
  'intended',
  'sent',
  'delivered',
  'opened',
  'clicked',
  'converted',
  'unsubscribed',
] as const satisfies readonly MessageCount[];

interface MessageTableProps {
  result: RunResult;
  journey: Journey;
  onCount: OnCount;
}

/** Every message: meant, sent, held back and why, and what people did with it. */
export function MessageTable({ result, journey, onCount }: MessageTableProps) {
  const text = useText();
  const rows = journey.nodes.flatMap((node) => {
    const message = result.nodes[node.id]?.message;
    return node.type !== 'message' || message === null || message === undefined ? [] : [{ node, message }];
  });
  if (rows.length === 0) return null;
  return (
    <section className="resultSection">
      <h2>{text('results.messages')}</h2>
      <div className="plainTableBox">
        <table className="plainTable">
          <thead>
            <tr>
              <th scope="col">{text('results.message')}</th>
              {shownCounts.map((count) => (
                <th key={count} scope="col" className="number">
                  {text(`messageCount.${count}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {text('messageCount.costWon')}
              </th>
              <th scope="col">{text('results.suppressed')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ node, message }) => (
              <MessageRow key={node.id} node={node} message={message} onCount={onCount} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface MessageRowProps {
  node: NodeOf<'message'>;
  message: NonNullable<NodeResult['message']>;
  onCount: OnCount;
}

function MessageRow({ node, message, onCount }: MessageRowProps) {
  const text = useText();
  const formats = useFormats();
  const name = nodeName(text, node);
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="rowDetail">{text(`channel.${node.channel}`)}</span>
      </th>
      {shownCounts.map((count) => {
        const estimate = message.counts[count];
        const noSignal = count === 'opened' && (estimate === undefined || estimate.mean === 0);
        return (
          <td key={count} className="number">
            {estimate === undefined || noSignal ? (
              <span className="count" data-tone="zero">
                {formats.number(Number.NaN)}
              </span>
            ) : (
              <Count
                estimate={estimate}
                counterKey={counterKey.message(node.id, count)}
                title={`${name} · ${text(`messageCount.${count}`)}`}
                onCount={onCount}
              />
            )}
          </td>
        );
      })}
      <td className="number">{formats.wonExact(Math.round(message.counts['costWon']?.mean ?? 0))}</td>
      <td>
        <ul className="reasons">
          {suppressions.flatMap((reason) => {
            const estimate = message.suppressed[reason];
            if (estimate === undefined || estimate.mean === 0) return [];
            return [
              <li key={reason}>
                {text(`reasonShort.${reason}`)}{' '}
                <Count
                  tone="loss"
                  estimate={estimate}
                  counterKey={counterKey.suppressed(node.id, reason)}
                  title={`${name} · ${text(`reasonShort.${reason}`)}`}
                  onCount={onCount}
                />
              </li>,
            ];
          })}
          {fallbackRefusals.flatMap((reason) => {
            const estimate = message.fallbackRefused[reason];
            if (estimate === undefined || estimate.mean === 0) return [];
            const words = text('results.reasonLine.fallbackRefused', { reason: text(`reasonShort.${reason}`) });
            return [
              <li key={`fallback ${reason}`}>
                {words}{' '}
                <Count
                  tone="loss"
                  estimate={estimate}
                  counterKey={counterKey.fallbackRefused(node.id, reason)}
                  title={`${name} · ${words}`}
                  onCount={onCount}
                />
              </li>,
            ];
          })}
        </ul>
      </td>
    </tr>
  );
}
