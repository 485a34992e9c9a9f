import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

interface TabItem<Value extends string> {
  value: Value;
  label: string;
  count?: number;
  /** What the tab shows; leave it out where the caller draws the panel itself. */
  content?: ReactNode;
}

interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  items: readonly TabItem<Value>[];
}

/** A row of tabs with the active one's content below it. */
export function Tabs<Value extends string>({ label, value, onChange, items }: TabsProps<Value>) {
  return (
    <Base.Root
      className="tabs"
      value={value}
      onValueChange={(next) => {
        const item = items.find((candidate) => candidate.value === next);
        if (item) onChange(item.value);
      }}
    >
      <Base.List className="tabList" aria-label={label}>
        {items.map((item) => (
          <Base.Tab key={item.value} value={item.value} className="tab">
            {item.label}
            {item.count === undefined ? null : <span className="tabCount">{item.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) =>
        item.content === undefined ? null : (
          <Base.Panel key={item.value} value={item.value} className="tabPanel">
            {item.content}
          </Base.Panel>
        ),
      )}
    </Base.Root>
  );
}
