import type { Journey } from '../../../core/journey/spec.ts';
import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { useText } from '../../locales/index.ts';
import { nodeName } from '../results/nodeName.ts';

/** What becomes of the journey as a whole and of each node, with every loss and what has to be done about it. */
export function MappingTable({ journey, preview }: { journey: Journey; preview: ExportPreview }) {
  const text = useText();
  const lossesOf = (nodeId: string | null) => preview.losses.filter((loss) => loss.nodeId === nodeId);
  return (
    <section aria-label={text('exporting.nodes')}>
      <h3 className="sectionTitle">{text('exporting.nodes')}</h3>
      <table className="plainTable exportMapping">
        <thead>
          <tr>
            <th scope="col">{text('exporting.node')}</th>
            <th scope="col">{text('exporting.becomes')}</th>
            <th scope="col">{text('exporting.losses')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text('exporting.whole')}</th>
            <td />
            <td>
              <Losses losses={lossesOf(null)} />
            </td>
          </tr>
          {journey.nodes.map((node) => {
            const elements = preview.mapping.find(({ nodeId }) => nodeId === node.id)?.elements ?? [];
            return (
              <tr key={node.id}>
                <th scope="row">
                  {nodeName(text, node)}
                  <span className="rowDetail">{text(`nodeType.${node.type}`)}</span>
                </th>
                <td className="exportElements">
                  {elements.length === 0 ? '—' : elements.map((element) => <code key={element}>{element}</code>)}
                </td>
                <td>
                  <Losses losses={lossesOf(node.id)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Losses({ losses }: { losses: ExportPreview['losses'] }) {
  const text = useText();
  if (losses.length === 0) return <span className="exportExact">{text('exporting.exact')}</span>;
  return (
    <ul className="exportLosses">
      {losses.map(({ kind, code, params }) => (
        <li key={`${code} ${JSON.stringify(params)}`}>
          <span className="exportKind" data-kind={kind}>
            {text(`exporting.${kind}`)}
          </span>
          {text(`exportLoss.${code}`, params)}
        </li>
      ))}
    </ul>
  );
}
