import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  text?: string;
  /** What to do about the emptiness. */
  actions?: ReactNode;
}

/** What stands where nothing is yet: why, and what to do next. */
export function EmptyState({ icon, title, text, actions }: EmptyStateProps) {
  return (
    <div className="emptyState">
      {icon}
      <p className="emptyTitle">{title}</p>
      {text === undefined ? null : <p className="emptyText">{text}</p>}
      {actions === undefined ? null : <div className="emptyActions">{actions}</div>}
    </div>
  );
}
