import { Unplug } from 'lucide-react';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import { useText } from '../locales/index.ts';
import { Button, EmptyState } from '../ui/index.ts';
import { errorText } from './errorText.ts';

/** The page without its engine: what happened and what to do. */
export function NoHost({ error }: { error: EngineErrorData }) {
  const text = useText();
  return (
    <main className="wholePage">
      <EmptyState
        icon={<Unplug aria-hidden />}
        title={text('app.noHost')}
        text={errorText(text, error)}
        actions={<Button onClick={() => window.location.reload()}>{text('app.retry')}</Button>}
      />
    </main>
  );
}
