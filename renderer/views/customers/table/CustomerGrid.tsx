import { type CSSProperties, type KeyboardEvent, memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { TableSort } from '../customersStore.ts';
import type { GridColumn } from './columns.ts';
import { GridHead } from './GridHead.tsx';
import type { usePages } from './usePages.ts';
import { useTallRows } from './useTallRows.ts';

const rowPixels = 30;
const headPixels = 33;
const idPixels = 120;

interface CustomerGridProps {
  /** Names what is listed and in which order: another list begins at its top. The focus stays, as on a title that sorts. */
  readonly list: string;
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly pages: ReturnType<typeof usePages>;
  readonly total: number;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly onOrder: (ids: readonly string[]) => void;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}

/** All customers found, of which only those in sight are drawn and fetched. Arrows move, Enter opens. */
export function CustomerGrid(props: CustomerGridProps) {
  const { list, columns, pages, total, sort, selectedId, onOpen } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const name = useId();
  const [active, setActive] = useState(0);
  const rows = useTallRows(scroll, total, rowPixels, headPixels);
  const { first, end, toTop } = rows;
  const { show } = pages;
  useEffect(() => show(first, end), [show, first, end]);

  const shown = useRef(list);
  useEffect(() => {
    if (shown.current === list) return;
    shown.current = list;
    setActive(0);
    toTop();
  }, [list, toTop]);

  const choose: CustomerRowProps['onChoose'] = useCallback(
    (index, row) => {
      setActive(index);
      if (row !== null) onOpen(row.id);
    },
    [onOpen],
  );
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
        <GridHead columns={columns} sort={sort} onSort={props.onSort} onOrder={props.onOrder} />
        <div role="rowgroup" className="tallBody" style={{ height: rows.heightPixels }}>
          <div role="presentation" className="tallRows" style={{ top: rows.topPixels }}>
            {Array.from({ length: end - first }, (_, place) => first + place).map((index) => {
              const row = pages.rowAt(index);
              return (
                <CustomerRow
                  key={index}
                  id={`${name}-${index}`}
                  index={index}
                  row={row}
                  columns={columns}
                  isActive={index === active}
                  isSelected={row !== null && row.id === selectedId}
                  onChoose={choose}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

interface CustomerRowProps {
  readonly id: string;
  readonly index: number;
  /** Null while it is fetched. */
  readonly row: ReturnType<ReturnType<typeof usePages>['rowAt']>;
  readonly columns: readonly GridColumn[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onChoose: (index: number, row: CustomerRowProps['row']) => void;
}

/** Drawn again only when something of it changes, so that a step of the wheel draws the few rows that are new. */
const CustomerRow = memo(function CustomerRow(props: CustomerRowProps) {
  const { id, index, row, columns, isActive, isSelected, onChoose } = props;
  return (
    // the mouse's way; the keyboard's is the grid's own
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className="tableRow"
      data-clickable=""
      data-active={isActive ? '' : undefined}
      data-selected={isSelected ? '' : undefined}
      onClick={() => onChoose(index, row)}
    >
      <div role="gridcell" className="tableCell">
        {row === null ? <span className="cellWaiting" /> : row.id}
      </div>
      {columns.map((column, place) => (
        <div key={column.id} role="gridcell" className="tableCell" data-align={column.alignEnd ? 'end' : undefined}>
          {row === null ? null : column.format(row.cells[place] ?? null)}
        </div>
      ))}
    </div>
  );
});
