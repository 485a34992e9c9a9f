import type { JourneyNode } from '../../../core/journey/nodes.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { NodeResult, RunResult } from '../../../core/measure/result.ts';
import { counterKey, type ExitReason, exitReasons } from '../../../core/simulate/counters.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Count } from './Count.tsx';
import type { OnCount } from './countLink.ts';
import { shareOf } from './figures.ts';
import { nodeName } from './nodeName.ts';

interface FunnelTableProps {
  result: RunResult;
  journey: Journey;
  onCount: OnCount;
}

/** Every node: who came, who is still there, who left and why. */
export function FunnelTable({ result, journey, onCount }: FunnelTableProps) {
  const text = useText();
  const most = Math.max(1, ...Object.values(result.nodes).map((node) => node.entered.mean));
  const rows = journey.nodes.flatMap((node) => {
    const counts = result.nodes[node.id];
    return counts === undefined ? [] : [{ node, counts }];
  });
  return (
    <section className="resultSection">
      <h2>{text('results.funnel')}</h2>
      <div className="plainTableBox">
        <table className="plainTable">
          <thead>
            <tr>
              <th scope="col">{text('results.node')}</th>
              <th scope="col" className="number">
                {text('results.entered')}
              </th>
              <th scope="col" aria-label={text('results.share')} />
              <th scope="col" className="number">
                {text('results.inside')}
              </th>
              <th scope="col">{text('results.left')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ node, counts }) => (
              <FunnelRow key={node.id} node={node} counts={counts} most={most} onCount={onCount} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface FunnelRowProps {
  node: JourneyNode;
  counts: NodeResult;
  most: number;
  onCount: OnCount;
}

function FunnelRow({ node, counts, most, onCount }: FunnelRowProps) {
  const text = useText();
  const formats = useFormats();
  const name = nodeName(text, node);
  const share = shareOf(counts.entered.mean, most);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        <Count
          estimate={counts.entered}
          counterKey={counterKey.nodeEntered(node.id)}
          title={text('results.enteredNode', { node: name })}
          onCount={onCount}
        />
      </td>
      <td className="barCell">
        <span className="bar" style={{ width: `${Math.round(share * 100)}%` }} />
        <span className="barText">{formats.percent(share)}</span>
      </td>
      <td className="number">
        <Count
          estimate={counts.inside}
          counterKey={counterKey.nodeInside(node.id)}
          title={text('results.insideNode', { node: name })}
          onCount={onCount}
        />
      </td>
      <td>
        <ul className="reasons">
          {exitReasons.flatMap((reason) => {
            const count = counts.exits[reason];
            if (count === undefined || count.mean === 0) return [];
            return [
              <li key={reason}>
                {text(`reasonShort.${reason}`)}{' '}
                <Count
                  estimate={count}
                  counterKey={counterKey.nodeExit(node.id, reason satisfies ExitReason)}
                  title={text('results.leftNode', { node: name, reason: text(`reasonShort.${reason}`) })}
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
