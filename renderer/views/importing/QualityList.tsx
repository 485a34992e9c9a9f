import { Info, TriangleAlert } from 'lucide-react';
import type { QualityFinding } from '../../../core/measure/quality.ts';
import { useText } from '../../locales/index.ts';

/** What a person should look at in the accepted rows, the gravest first, with examples. */
export function QualityList({ findings }: { findings: readonly QualityFinding[] }) {
  const text = useText();
  return (
    <section className="quality" aria-labelledby="importQuality">
      <h3 id="importQuality">{text('importing.quality', { n: findings.length })}</h3>
      {findings.length === 0 ? <p className="sectionHint">{text('importing.qualityNone')}</p> : null}
      <ul>
        {findings.map(({ code, severity, count, share, params, examples }) => (
          <li key={`${code} ${JSON.stringify(params)}`} data-severity={severity}>
            {severity === 'warning' ? <TriangleAlert aria-hidden /> : <Info aria-hidden />}
            <b>{text(`quality.severity.${severity}`)}</b>
            <span>
              {text(`quality.${code}`, { ...params, count, share: share ?? 0 })}
              {examples.length === 0 ? null : <small>{examples.join(' · ')}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
