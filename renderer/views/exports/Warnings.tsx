import { TriangleAlert } from 'lucide-react';
import type { Journey } from '../../../core/journey/spec.ts';
import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { useText } from '../../locales/index.ts';
import { nodeName } from '../results/nodeName.ts';

/** What does not stop the export but should be known before it is saved: a journey changed since its last run, texts a sender would refuse. */
export function Warnings({ journey, preview }: { readonly journey: Journey; readonly preview: ExportPreview }) {
  const text = useText();
  const warnings = preview.problems.filter(({ severity }) => severity !== 'error');
  if (warnings.length === 0) return null;
  return (
    <section className="exportWarnings" aria-label={text('exporting.warnings')}>
      <h3 className="sectionTitle">
        <TriangleAlert aria-hidden />
        {text('exporting.warnings')}
      </h3>
      <ul>
        {warnings.map(({ code, nodeId, params }) => {
          const node = journey.nodes.find((one) => one.id === nodeId);
          return (
            <li key={`${code} ${nodeId ?? ''} ${JSON.stringify(params)}`}>
              {node ? <strong>{nodeName(text, node)} </strong> : null}
              {text(`problem.${code}`, params)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
