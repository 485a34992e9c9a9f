import { Columns3, Filter, Search, UserRoundSearch, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { DatasetSummary } from '../../../../electron/shared/models.ts';
import { goTo } from '../../../app/appActions.ts';
import { ErrorNote } from '../../../app/ErrorNote.tsx';
import { useFormats, useText } from '../../../locales/index.ts';
import { Button, EmptyState, Progress, TextField } from '../../../ui/index.ts';
import { conditionOf, setCustomers, useCustomers } from '../customersStore.ts';
import { PersonaCard } from '../PersonaCard.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { gridColumns } from './columns.ts';
import { CustomerGrid } from './CustomerGrid.tsx';
import { FilterDialog } from './FilterDialog.tsx';
import { filterText } from './filterText.ts';
import { usePages } from './usePages.ts';

const searchMilliseconds = 200;

/** Every customer: found by id, name or conditions, in the order of any column. */
export function TableTab({ dataset, selectedId }: { dataset: DatasetSummary; selectedId: string | null }) {
  const text = useText();
  const formats = useFormats();
  const { date, filters, sort, columns: chosen } = useCustomers();
  const [draft, setDraft] = useState('');
  const search = useSettled(draft);
  const [dialog, setDialog] = useState<'columns' | 'filter' | null>(null);
  const [showsPersona, setShowsPersona] = useState(false);

  const all = useMemo(() => gridColumns(dataset, text, formats), [dataset, text, formats]);
  // what was remembered may come from other data
  const columns = useMemo(() => chosen.flatMap((id) => all.find((column) => column.id === id) ?? []), [chosen, all]);
  const ids = columns.map(({ id }) => id).join('\n');
  const condition = useMemo(() => conditionOf(filters), [filters]);
  const sorted = sort.column === 'id' || all.some(({ id }) => id === sort.column) ? sort : firstSort;
  const query = useMemo(
    () => ({ date, search, condition, sort: sorted, columns: ids === '' ? [] : ids.split('\n') }),
    [date, search, condition, sorted, ids],
  );
  const pages = usePages(query);
  const isFiltered = filters.length > 0;
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
            value={draft}
            onInput={setDraft}
            onCommit={setDraft}
          />
        </div>
        <Button size="small" icon={<Filter aria-hidden />} onClick={() => setDialog('filter')}>
          {text('customers.filter.add')}
        </Button>
        <Button size="small" icon={<Columns3 aria-hidden />} onClick={() => setDialog('columns')}>
          {text('customers.columns')}
        </Button>
        {isFiltered ? (
          <Button
            size="small"
            icon={<UserRoundSearch aria-hidden />}
            onClick={() => setShowsPersona((before) => !before)}
          >
            {text(showsPersona ? 'persona.hide' : 'persona.show')}
          </Button>
        ) : null}
        <span className="insightSpace" />
        {pages.total === null ? null : (
          <span className="sectionHint" role="status">
            {text('customers.found', { n: pages.total })}
          </span>
        )}
      </div>
      {isFiltered || date !== null ? (
        <ul className="filterChips" aria-label={text('customers.filters')}>
          {date === null ? null : (
            <li className="filterChip">
              {text('insight.asOf', { date })}
              <button type="button" aria-label={text('insight.dateClear')} onClick={() => setCustomers({ date: null })}>
                <X aria-hidden />
              </button>
            </li>
          )}
          {filters.map((filter, index) => {
            const words = filterText(text, filter, all);
            return (
              <li key={`${filter.column} ${JSON.stringify(filter.test)}`} className="filterChip">
                {words}
                <button
                  type="button"
                  aria-label={text('customers.filter.remove', { filter: words })}
                  onClick={() => setCustomers({ filters: filters.filter((_, place) => place !== index) })}
                >
                  <X aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
      {showsPersona && condition !== null ? <PersonaCard condition={condition} date={date} /> : null}
      {pages.error === null ? null : (
        <ErrorNote
          error={pages.error}
          actions={
            <Button size="small" onClick={pages.again}>
              {text('insight.again')}
            </Button>
          }
        />
      )}
      {pages.total === null ? (
        pages.error === null ? (
          <Progress label={text('app.loading')} share={null} />
        ) : null
      ) : pages.total === 0 ? (
        <EmptyState
          title={text('customers.notFound')}
          text={text(isFiltered ? 'customers.notFoundFiltered' : 'customers.notFoundHint')}
        />
      ) : (
        <div className="customerRows" data-stale={pages.loading ? '' : undefined}>
          <CustomerGrid
            list={JSON.stringify([search, condition, sorted, date])}
            label={text('rail.customers')}
            columns={columns}
            pages={pages}
            total={pages.total}
            sort={sorted}
            onSort={(next) => setCustomers({ sort: next })}
            // columns that these data do not have stay chosen for the data that have them
            onOrder={(next) => setCustomers({ columns: [...next, ...chosen.filter((id) => !next.includes(id))] })}
            selectedId={selectedId}
            onOpen={(customerId) => goTo({ screen: 'customers', customerId })}
          />
        </div>
      )}
      {dialog === 'columns' ? (
        <ColumnsDialog
          all={all}
          chosen={columns.map(({ id }) => id)}
          onChange={(next) => setCustomers({ columns: next })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'filter' ? (
        <FilterDialog
          columns={all.filter(({ group }) => group !== 'predicted')}
          onAdd={(filter) => setCustomers({ filters: [...filters, filter] })}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

const firstSort = { column: 'id', descending: false };

/** The text once typing has paused. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : searchMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
