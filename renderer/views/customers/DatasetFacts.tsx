import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { attributeName } from './attributeText.ts';
import { eventName } from './eventName.ts';

/** What a dataset holds: how much, from when to when, which events, which attributes. */
export function DatasetFacts({ dataset }: { dataset: DatasetSummary }) {
  const text = useText();
  const formats = useFormats();
  const day = (time: number | null) => (time === null ? text('customers.noTime') : formats.date(time));
  return (
    <div className="facts">
      {dataset.synthetic ? <p className="factsMade">{text('results.syntheticData')}</p> : null}
      <dl className="factFigures">
        <div>
          <dt>{text('customers.count')}</dt>
          <dd>{formats.number(dataset.customerCount)}</dd>
        </div>
        <div>
          <dt>{text('customers.events')}</dt>
          <dd>{formats.number(dataset.eventCount)}</dd>
        </div>
        <div>
          <dt>{text('customers.span')}</dt>
          <dd className="factSpan">
            {text('customers.spanText', { first: day(dataset.firstTime), last: day(dataset.lastTime) })}
          </dd>
        </div>
        <div>
          <dt>{text('settings.zone')}</dt>
          <dd className="factSpan">{dataset.zone}</dd>
        </div>
      </dl>
      <EventBars dataset={dataset} />
      <section className="factSection">
        <h2>{text('customers.attributes')}</h2>
        <div className="factTableBox">
          <table className="factTable">
            <thead>
              <tr>
                <th scope="col">{text('customers.attribute')}</th>
                <th scope="col">{text('customers.kind')}</th>
                <th scope="col">{text('customers.role')}</th>
                <th scope="col">{text('customers.missing')}</th>
                <th scope="col">{text('customers.values')}</th>
              </tr>
            </thead>
            <tbody>
              {dataset.attributes.map((attribute) => (
                <tr key={attribute.name}>
                  <th scope="row">{attributeName(text, attribute)}</th>
                  <td>{text(`columnKind.${attribute.kind}`)}</td>
                  <td>{attribute.role === null ? '' : text(`role.${attribute.role}`)}</td>
                  <td>
                    {formats.percent(dataset.customerCount === 0 ? 0 : attribute.missing / dataset.customerCount)}
                  </td>
                  <td className="factValues">{attribute.labels.slice(0, 8).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="factSection">
        <h2>{text('customers.sources')}</h2>
        <ul>
          {dataset.sources.map((source, index) => (
            <li key={`${source.name} ${String(index)}`}>
              {text('customers.source', {
                name: source.name,
                accepted: source.rowsAccepted,
                rejected: source.rowsRejected,
              })}
            </li>
          ))}
        </ul>
        <p className="sectionHint">{text('customers.hash', { hash: dataset.hash.slice(0, 16) })}</p>
      </section>
    </div>
  );
}

function EventBars({ dataset }: { dataset: DatasetSummary }) {
  const text = useText();
  const formats = useFormats();
  const types = dataset.eventTypes.toSorted((a, b) => b.count - a.count);
  const most = Math.max(1, ...types.map((type) => type.count));
  return (
    <section className="factSection">
      <h2>{text('customers.eventTypes')}</h2>
      <ul className="eventBars">
        {types.map((type) => (
          <li key={type.name}>
            <span>{eventName(text, type.name)}</span>
            <span className="eventBarTrack" aria-hidden>
              <span className="eventBar" style={{ width: `${(type.count / most) * 100}%` }} />
            </span>
            <span className="eventCount">{formats.number(type.count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
