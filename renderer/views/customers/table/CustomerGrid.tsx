import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../../locales/index.ts';
import type { TableSort } from '../customersStore.ts';
import type { GridColumn } from './columns.ts';
import type { usePages } from './usePages.ts';
import { useTallRows } from './useTallRows.ts';

const rowPixels = 30;
const headPixels = 33;
const idPixels = 120;

interface CustomerGridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly pages: ReturnType<typeof usePages>;
  readonly total: number;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}

/** All customers found, of which only those in sight are drawn and fetched. Arrows move, Enter opens. */
export function CustomerGrid(props: CustomerGridProps) {
  const { columns, pages, total, sort, selectedId, onOpen } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const name = useId();
  const [active, setActive] = useState(0);
  const rows = useTallRows(scroll, total, rowPixels, headPixels);
  const { first, end } = rows;
  const { show } = pages;
  useEffect(() => show(first, end), [show, first, end]);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(total - 1, to));
    setActive(next);
    rows.reveal(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - headPixels) / rowPixels) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter') {
      const row = pages.rowAt(active);
      if (row !== null) onOpen(row.id);
    }
  };
  const tracks = [`minmax(${idPixels}px, 1fr)`, ...columns.map((column) => `minmax(${column.widthPixels}px, 1fr)`)];
  const style: CSSProperties & Record<'--columns', string> = {
    '--columns': tracks.join(' '),
    minWidth: columns.reduce((sum, column) => sum + column.widthPixels, idPixels),
  };
  return (
    <div
      ref={scroll}
      className="tableScroll customerGrid"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={active >= first && active < end ? `${name}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={rows.onScroll}
    >
      <div className="table" role="presentation" style={style}>
        <GridHead columns={columns} sort={sort} onSort={props.onSort} />
        <div role="rowgroup" className="tallBody" style={{ height: rows.heightPixels }}>
          <div role="presentation" className="tallRows" style={{ top: rows.topPixels }}>
            {Array.from({ length: end - first }, (_, place) => first + place).map((index) => {
              const row = pages.rowAt(index);
              return (
                // the mouse's way; the keyboard's is the grid's own
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={index}
                  id={`${name}-${index}`}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={row !== null && row.id === selectedId}
                  className="tableRow"
                  data-clickable=""
                  data-active={index === active ? '' : undefined}
                  data-selected={row !== null && row.id === selectedId ? '' : undefined}
                  onClick={() => {
                    setActive(index);
                    if (row !== null) onOpen(row.id);
                  }}
                >
                  <div role="gridcell" className="tableCell">
                    {row === null ? <span className="cellWaiting" /> : row.id}
                  </div>
                  {columns.map((column, place) => (
                    <div
                      key={column.id}
                      role="gridcell"
                      className="tableCell"
                      data-align={column.alignEnd ? 'end' : undefined}
                    >
                      {row === null ? null : column.format(row.cells[place] ?? null)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

function GridHead({ columns, sort, onSort }: Pick<CustomerGridProps, 'columns' | 'sort' | 'onSort'>) {
  const text = useText();
  const heads = [{ id: 'id', title: text('customers.id'), hint: '', alignEnd: false }, ...columns];
  return (
    <div role="rowgroup">
      <div className="tableRow tableHeadRow" role="row" aria-rowindex={1}>
        {heads.map(({ id, title, hint, alignEnd }) => {
          const isSorted = sort.column === id;
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              className="tableCell"
              data-align={alignEnd ? 'end' : undefined}
            >
              <button
                type="button"
                className="sortButton"
                title={hint === '' ? undefined : hint}
                onClick={() =>
                  // figures are mostly looked at from the largest down
                  onSort({ column: id, descending: isSorted ? !sort.descending : alignEnd })
                }
              >
                {title}
                {isSorted ? sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden /> : null}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
