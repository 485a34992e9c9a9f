import type { RunIdentity as Identity } from '../../../core/measure/result.ts';
import { useText } from '../../locales/index.ts';

/** What the run is a function of: the same values give the same bytes again. */
export function RunIdentity({ identity, zone }: { identity: Identity; zone: string }) {
  const text = useText();
  const { request } = identity;
  const rows: readonly [string, string][] = [
    ['window', text('results.windowText', { start: request.startDate, days: request.days, zone })],
    ['mode', text(`run.mode.${request.mode}`)],
    ['replications', String(request.replications)],
    ['seed', String(request.seed)],
    ['dataset', identity.datasetHash.slice(0, 16)],
    ['revision', `${identity.journeyRevision} · ${identity.journeyHash.slice(0, 16)}`],
    ['assumptions', identity.assumptionsHash.slice(0, 16)],
    ['engine', identity.engineVersion],
  ];
  return (
    <section className="resultSection">
      <h2>{text('results.identity')}</h2>
      <p className="sectionHint">{text('results.identityHint')}</p>
      <dl className="identity">
        {rows.map(([id, value]) => (
          <div key={id}>
            <dt>{text(`results.identity.${id}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
