import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../locales/index.ts';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  size?: 'normal' | 'wide' | 'full';
  /** Buttons of the bottom row, the main one last. */
  actions?: ReactNode;
  /** False while something runs that must not be lost by a stray click. */
  dismissible?: boolean;
  children: ReactNode;
}

/** A modal window; Escape and the scrim close it unless it is not dismissible. */
export function Dialog({ open, onClose, title, size = 'normal', actions, dismissible = true, children }: DialogProps) {
  const text = useText();
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next && dismissible) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className="dialog" data-size={size}>
          <div className="dialogHead">
            <Base.Title className="dialogTitle">{title}</Base.Title>
            {dismissible ? (
              <Base.Close className="iconButton" aria-label={text('ui.close')}>
                <X aria-hidden />
              </Base.Close>
            ) : null}
          </div>
          <div className="dialogBody">{children}</div>
          {actions === undefined ? null : <div className="dialogFoot">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
