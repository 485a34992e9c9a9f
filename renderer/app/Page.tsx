import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** What stands before the title, for example a way back. */
  lead?: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen with the same top bar as the editor's. */
export function Page({ title, lead, detail, actions, children }: PageProps) {
  return (
    <main className="page">
      <header className="topBar">
        {lead}
        <h1 className="topTitle">{title}</h1>
        {detail === undefined ? null : <span className="topDetail">{detail}</span>}
        <span className="topSpace" />
        {actions}
      </header>
      <div className="pageBody">{children}</div>
    </main>
  );
}
