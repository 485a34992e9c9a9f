import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

interface MenuItem {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Shown at the right, for example `Ctrl+D`. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** A line above this item. */
  separated?: boolean;
  onSelect: () => void;
}

interface MenuProps {
  /** A button element; it gets the handlers and the expanded state. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
}

/** A menu that drops from its button. */
export function Menu({ trigger, items, align = 'start' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="popupLayer" data-above-dialog="" sideOffset={4} align={align}>
          <Base.Popup className="popup">
            {items.flatMap((item) => [
              item.separated ? <Base.Separator key={`${item.id}-line`} className="menuSeparator" /> : null,
              <Base.Item
                key={item.id}
                className="menuItem"
                data-danger={item.danger ? '' : undefined}
                disabled={item.disabled ?? false}
                onClick={item.onSelect}
              >
                {item.icon}
                <span className="menuItemText">{item.label}</span>
                {item.keys === undefined ? null : <kbd className="menuKey">{item.keys}</kbd>}
              </Base.Item>,
            ])}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
