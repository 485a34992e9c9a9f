import { X } from 'lucide-react';
import { useCallback } from 'react';
import type { CallOutput } from '../../../electron/shared/contract.ts';
import { goTo } from '../../app/appActions.ts';
import { useCurrentDataset } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { EmptyState, IconButton, Progress } from '../../ui/index.ts';
import { MergedFrom } from '../identity/MergedFrom.tsx';
import { CustomerFigures } from './CustomerFigures.tsx';
import { CustomerJourneys } from './CustomerJourneys.tsx';
import { attributeName, attributeValue } from './attributeText.ts';
import { eventName, propertyName } from './eventName.ts';

/** One customer: attributes, then events from the newest on. */
export function CustomerDetail({ customerId }: { customerId: string }) {
  const text = useText();
  const { asked } = useAsk(useCallback(() => getHost().call('dataset.customer', { customerId }), [customerId]));
  return (
    <aside className="customerDetail" aria-label={text('customers.detail', { id: customerId })}>
      <header className="customerDetailHead">
        <h2>{customerId}</h2>
        <IconButton
          label={text('ui.close')}
          icon={<X aria-hidden />}
          onClick={() => goTo({ screen: 'customers', customerId: null })}
        />
      </header>
      {asked.state === 'loading' ? <Progress label={text('app.loading')} share={null} /> : null}
      {asked.state === 'failed' ? <ErrorNote error={asked.error} /> : null}
      {asked.state === 'ready' ? <CustomerFacts {...asked.value} /> : null}
    </aside>
  );
}

function CustomerFacts({ row, events, truncated }: CallOutput<'dataset.customer'>) {
  const text = useText();
  const formats = useFormats();
  const dataset = useCurrentDataset();
  const attributes = dataset?.attributes.filter((attribute) => attribute.name in row.attributes) ?? [];
  const newestFirst = [...events].reverse();
  return (
    <>
      <h3>{text('customers.attributes')}</h3>
      <dl className="customerAttributes">
        {attributes.map((attribute) => (
          <div key={attribute.name}>
            <dt>{attributeName(text, attribute)}</dt>
            <dd>{attributeValue(text, formats, attribute, row.attributes[attribute.name])}</dd>
          </div>
        ))}
      </dl>
      <MergedFrom customerId={row.id} />
      <CustomerFigures customerId={row.id} />
      <CustomerJourneys customerId={row.id} />
      <h3>{text('customers.timeline', { n: row.eventCount })}</h3>
      {events.length === 0 ? <EmptyState title={text('customers.noEvents')} /> : null}
      <ol className="timeline">
        {newestFirst.map((event, index) => (
          <li key={`${event.time} ${String(index)}`} data-purchase={event.type === 'purchase' ? '' : undefined}>
            <span className="timelineWhat">
              {eventName(text, event.type)}
              {event.value === null ? null : <b>{formats.wonExact(event.value)}</b>}
            </span>
            <time className="timelineWhen" dateTime={new Date(event.time * 1000).toISOString()}>
              {formats.dateTime(event.time)}
            </time>
            <span className="timelineProperties">
              {Object.entries(event.properties)
                .map(([name, value]) => `${propertyName(text, name)} ${value}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {truncated ? <p className="sectionHint">{text('customers.truncated', { n: events.length })}</p> : null}
    </>
  );
}
