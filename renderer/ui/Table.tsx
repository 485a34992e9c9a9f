import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface TableColumn<Row> {
  id: string;
  title: string;
  /** A grid track, for example `minmax(120px, 2fr)`; equal parts when left out. */
  width?: string;
  align?: 'start' | 'end';
  cell: (row: Row, index: number) => ReactNode;
}

interface TableProps<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  onRowClick?: (row: Row) => void;
  selectedKey?: string | null;
  /** The narrowest the table gets before it scrolls sideways, in pixels. */
  minWidth?: number;
  /** The height of the scrolling box; taller lists draw only the rows in sight. */
  maxHeight?: number | string;
  /** Called with the last row in sight, for lists that load as they are read. */
  onReachEnd?: () => void;
}

const rowHeight = 32;
const virtualFrom = 200;

/** A table with a fixed head; above 200 rows it is virtualised. */
export function Table<Row>(props: TableProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const { columns, rows } = props;
  const virtual = rows.length > virtualFrom || props.onReachEnd !== undefined;
  // oxlint-disable-next-line react/incompatible-library -- React Compiler leaves this component as it is, and what it needs stays in it
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (last && last.index >= rows.length - 1) props.onReachEnd?.();
    },
  });
  const tracks = columns.map((column) => column.width ?? 'minmax(80px, 1fr)').join(' ');
  const style: CSSProperties & Record<'--columns', string> = { '--columns': tracks, minWidth: props.minWidth };
  const drawn = virtual
    ? virtualizer.getVirtualItems().map((item) => ({ index: item.index, top: item.start }))
    : rows.map((_, index) => ({ index, top: null }));

  return (
    <div
      className="tableScroll"
      ref={scroll}
      style={{ maxHeight: props.maxHeight, height: virtual ? props.maxHeight : undefined }}
    >
      <div className="table" role="table" aria-label={props.label} aria-rowcount={rows.length + 1} style={style}>
        <div role="rowgroup">
          <div className="tableRow tableHeadRow" role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <div key={column.id} role="columnheader" className="tableCell" data-align={column.align}>
                {column.title}
              </div>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="tableBody"
          data-virtual={virtual ? '' : undefined}
          style={{ height: virtual ? virtualizer.getTotalSize() : undefined }}
        >
          {drawn.map(({ index, top }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = props.rowKey(row, index);
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className="tableRow"
                data-selected={key === props.selectedKey ? '' : undefined}
                style={top === null ? undefined : { transform: `translateY(${top}px)` }}
                {...rowActions(props.onRowClick, row)}
              >
                {columns.map((column) => (
                  <div key={column.id} role="cell" className="tableCell" data-align={column.align}>
                    {column.cell(row, index)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function rowActions<Row>(onRowClick: ((row: Row) => void) | undefined, row: Row) {
  if (onRowClick === undefined) return {};
  return {
    'data-clickable': '',
    tabIndex: 0,
    onClick: () => onRowClick(row),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
      onRowClick(row);
    },
  };
}
