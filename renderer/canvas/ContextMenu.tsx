import { useEffect, useRef } from 'react';
import { PointPopover } from './PointPopover.tsx';

export interface ContextMenuItem {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly separated?: boolean;
  readonly onSelect: () => void;
}

interface ContextMenuProps {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly items: readonly ContextMenuItem[];
  readonly onClose: () => void;
}

/** The menu of the right mouse button, also by arrow keys. */
export function ContextMenu({ x, y, label, items, onClose }: ContextMenuProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
  }, []);

  function moveFocus(step: number): void {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const place = buttons.findIndex((button) => button === document.activeElement);
    buttons[(place + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <PointPopover x={x} y={y} onClose={onClose}>
      <div
        ref={list}
        className="contextMenu"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') moveFocus(1);
          else if (event.key === 'ArrowUp') moveFocus(-1);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            className="menuItem"
            data-danger={item.danger === true ? '' : undefined}
            data-separated={item.separated === true ? '' : undefined}
            disabled={item.disabled ?? false}
            onClick={() => {
              onClose();
              item.onSelect();
            }}
          >
            <span className="menuItemText">{item.label}</span>
            {item.keys === undefined ? null : <kbd className="menuKey">{item.keys}</kbd>}
          </button>
        ))}
      </div>
    </PointPopover>
  );
}
