import { FlaskConical, Ruler } from 'lucide-react';
import type { BasisItem } from '../../../core/measure/result.ts';
import { useText } from '../../locales/index.ts';

/** What was measured in the data and what was assumed. */
export function BasisList({ basis }: { basis: readonly BasisItem[] }) {
  const text = useText();
  if (basis.length === 0) return null;
  return (
    <section className="resultSection">
      <h2>{text('results.basis')}</h2>
      <div className="basisColumns">
        {(['measured', 'assumed'] as const).map((kind) => (
          <div key={kind}>
            <h3 className="basisTitle" data-kind={kind}>
              {kind === 'measured' ? <Ruler aria-hidden /> : <FlaskConical aria-hidden />}
              {text(`results.kpi.${kind}`)}
            </h3>
            <ul className="basisItems">
              {basis
                .filter((item) => item.kind === kind)
                .map((item) => (
                  <li key={`${item.code} ${JSON.stringify(item.params)}`}>{basisText(item)}</li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );

  function basisText(item: BasisItem): string {
    return text(`basis.${item.code}`, item.params);
  }
}
