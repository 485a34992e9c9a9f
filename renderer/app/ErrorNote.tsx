import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import { useText } from '../locales/index.ts';
import { errorText } from './errorText.ts';

/** An error where it happened: what happened, and what can be done about it. */
export function ErrorNote({ error, actions }: { error: EngineErrorData; actions?: ReactNode }) {
  const text = useText();
  return (
    <div className="note" data-tone="error" role="alert">
      <CircleAlert aria-hidden />
      <p>{errorText(text, error)}</p>
      {actions}
    </div>
  );
}
