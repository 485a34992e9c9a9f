import type { ReactNode } from 'react';

/** A titled part of the inspector. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panelSection">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
