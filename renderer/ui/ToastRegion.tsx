import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useText } from '../locales/index.ts';
import { Button, IconButton } from './Button.tsx';
import { dismissToast, useToasts } from './toastStore.ts';

/** The corner in which passing messages appear; one per window. */
export function ToastRegion() {
  const text = useText();
  const items = useToasts((state) => state.items);
  return (
    <section className="toasts" aria-label={text('ui.toasts')} aria-live="polite">
      {items.map((item) => (
        <div key={item.id} className="toast" data-tone={item.tone} role={item.tone === 'error' ? 'alert' : 'status'}>
          {item.tone === 'error' ? <CircleAlert aria-hidden /> : <CircleCheck aria-hidden />}
          <p className="toastText">{item.text}</p>
          {item.action === null ? null : (
            <Button
              size="small"
              onClick={() => {
                dismissToast(item.id);
                item.action?.run();
              }}
            >
              {item.action.label}
            </Button>
          )}
          <IconButton
            size="small"
            label={text('ui.dismiss')}
            icon={<X aria-hidden />}
            onClick={() => dismissToast(item.id)}
          />
        </div>
      ))}
    </section>
  );
}
