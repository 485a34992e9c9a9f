import { Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineErrorData } from '../../../electron/shared/errors.ts';
import type { CustomerRow, DatasetSummary } from '../../../electron/shared/models.ts';
import { goTo } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { engineErrorOf, getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { attributeName, attributeValue } from './attributeText.ts';
import { EmptyState, Progress, Table, type TableColumn, TextField } from '../../ui/index.ts';

const pageSize = 200;
const searchMilliseconds = 200;
const shownAttributes = 5;

interface Found {
  readonly search: string;
  readonly total: number;
  readonly rows: readonly CustomerRow[];
}

/** Every customer, found by id or text; further rows load as the list is read. */
export function CustomerTable({ dataset, selectedId }: { dataset: DatasetSummary; selectedId: string | null }) {
  const text = useText();
  const formats = useFormats();
  const [search, setSearch] = useState('');
  const { found, error, loadMore } = useCustomers(search);

  const attributes = dataset.attributes.slice(0, shownAttributes);
  const columns: readonly TableColumn<CustomerRow>[] = [
    { id: 'id', title: text('customers.id'), width: 'minmax(96px, 1.2fr)', cell: (row) => row.id },
    ...attributes.map((attribute): TableColumn<CustomerRow> => {
      return {
        id: `attribute ${attribute.name}`,
        title: attributeName(text, attribute),
        width: `minmax(${widthOf(attribute)}px, 1fr)`,
        cell: (row) => attributeValue(text, formats, attribute, row.attributes[attribute.name]),
      };
    }),
    {
      id: 'purchases',
      title: text('customers.purchases'),
      width: '84px',
      align: 'end',
      cell: (row) => formats.number(row.purchaseCount),
    },
    {
      id: 'events',
      title: text('customers.events'),
      width: '76px',
      align: 'end',
      cell: (row) => formats.number(row.eventCount),
    },
    {
      id: 'last',
      title: text('customers.last'),
      width: 'minmax(158px, 1.2fr)',
      cell: (row) => (row.lastTime === null ? '' : formats.dateTime(row.lastTime)),
    },
  ];
  return (
    <div className="customerTable">
      <div className="customerSearch">
        <div className="customerSearchField">
          <TextField
            label={text('customers.search')}
            hideLabel
            type="search"
            placeholder={text('customers.search')}
            icon={<Search aria-hidden />}
            value={search}
            onInput={setSearch}
            onCommit={setSearch}
          />
        </div>
        {found === null ? null : (
          <span className="sectionHint" role="status">
            {text('customers.found', { n: found.total })}
          </span>
        )}
      </div>
      {error === null ? null : <ErrorNote error={error} />}
      {found === null ? (
        error === null ? (
          <Progress label={text('app.loading')} share={null} />
        ) : null
      ) : found.rows.length === 0 ? (
        <EmptyState title={text('customers.notFound')} text={text('customers.notFoundHint')} />
      ) : (
        <div className="customerRows">
          <Table
            label={text('rail.customers')}
            columns={columns}
            rows={found.rows}
            rowKey={(row) => row.id}
            selectedKey={selectedId}
            onRowClick={(row) => goTo({ screen: 'customers', customerId: row.id })}
            minWidth={attributes.reduce((sum, attribute) => sum + widthOf(attribute), 414)}
            maxHeight="100%"
            onReachEnd={loadMore}
          />
        </div>
      )}
    </div>
  );
}

/** Pixels that a value of the attribute needs at least. */
function widthOf(attribute: DatasetSummary['attributes'][number]): number {
  return attribute.kind === 'time' ? 142 : attribute.kind === 'date' ? 98 : 84;
}

function useCustomers(search: string) {
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<EngineErrorData | null>(null);
  const asking = useRef(0);

  const ask = useCallback(async (wanted: string, before: readonly CustomerRow[]) => {
    asking.current += 1;
    const question = asking.current;
    try {
      const answer = await getHost().call('dataset.customers', {
        search: wanted,
        offset: before.length,
        limit: pageSize,
      });
      // an older answer must not replace that of what was typed since
      if (question !== asking.current) return;
      setFound({ search: wanted, total: answer.total, rows: [...before, ...answer.rows] });
      setError(null);
    } catch (reason) {
      if (question === asking.current) setError(engineErrorOf(reason).data);
    }
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => void ask(search, []), search === '' ? 0 : searchMilliseconds);
    return () => clearTimeout(timer);
  }, [ask, search]);

  const loading = useRef(false);
  const loadMore = () => {
    if (found === null || found.search !== search || found.rows.length >= found.total || loading.current) return;
    loading.current = true;
    void ask(search, found.rows).finally(() => {
      loading.current = false;
    });
  };
  return { found, error, loadMore };
}
