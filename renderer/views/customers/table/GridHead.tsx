import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../../../locales/index.ts';
import type { TableSort } from '../customersStore.ts';
import type { GridColumn } from './columns.ts';
import { movedTo } from './movedTo.ts';

interface GridHeadProps {
  readonly columns: readonly GridColumn[];
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  /** The ids of the columns after the first in their new order. */
  readonly onOrder: (ids: readonly string[]) => void;
}

/** Titles that sort; all but the first are moved by dragging them, or with Shift and an arrow. */
export function GridHead({ columns, sort, onSort, onOrder }: GridHeadProps) {
  const text = useText();
  const head = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const ids = columns.map(({ id }) => id);

  useEffect(() => {
    if (moved === null) return;
    // the browser takes the focus off what is put elsewhere
    head.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(moved)}"] button`)?.focus();
  }, [moved, columns]);

  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    event.stopPropagation();
    const to = ids.indexOf(id) + (event.key === 'ArrowLeft' ? -1 : 1);
    if (to < 0 || to >= ids.length) return;
    setMoved(id);
    onOrder(movedTo(ids, id, to));
  };
  const drop = () => {
    if (dragged !== null && target !== null) onOrder(movedTo(ids, dragged, ids.indexOf(target)));
    setDragged(null);
    setTarget(null);
  };
  const sideOf = (id: string) => {
    if (dragged === null || id !== target || id === dragged) return undefined;
    return ids.indexOf(dragged) < ids.indexOf(id) ? 'after' : 'before';
  };
  const place = moved === null ? -1 : ids.indexOf(moved);
  const heads = [{ id: 'id', title: text('customers.id'), hint: '', alignEnd: false }, ...columns];
  return (
    <div role="rowgroup" ref={head}>
      <div className="tableRow tableHeadRow" role="row" aria-rowindex={1}>
        {heads.map(({ id, title, hint, alignEnd }, index) => {
          const isSorted = sort.column === id;
          const isMovable = index > 0;
          const help = [hint, isMovable ? text('customers.columnMove') : ''].filter((line) => line !== '').join('\n');
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              className="tableCell columnHead"
              data-align={alignEnd ? 'end' : undefined}
              data-column={id}
              data-dragged={id === dragged ? '' : undefined}
              data-drop={sideOf(id)}
              draggable={isMovable}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', title);
                setDragged(id);
              }}
              onDragOver={(event) => {
                if (dragged === null || !isMovable) return;
                event.preventDefault();
                setTarget(id);
              }}
              onDrop={(event) => {
                event.preventDefault();
                drop();
              }}
              onDragEnd={() => {
                setDragged(null);
                setTarget(null);
              }}
            >
              <button
                type="button"
                className="sortButton"
                title={help === '' ? undefined : help}
                aria-keyshortcuts={isMovable ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
                onKeyDown={isMovable ? (event) => onKeyDown(event, id) : undefined}
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
      {createPortal(
        // a grid may hold nothing but rows
        <span role="status" className="visuallyHidden">
          {place === -1
            ? ''
            : text('customers.columnMoved', {
                name: columns[place]!.title,
                place: place + 2,
                count: columns.length + 1,
              })}
        </span>,
        document.body,
      )}
    </div>
  );
}
