import { CalendarDays } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useText } from '../locales/index.ts';
import { dateFromText } from './dateText.ts';

interface DateFieldProps {
  label: string;
  /** `YYYY-MM-DD`, or empty for none. */
  value: string;
  /** Called with a real calendar date, or with an empty text when the date was taken away. */
  onCommit: (value: string) => void;
  hint?: string;
  disabled?: boolean;
}

/**
 * A date written the same way in every language (the browser's own field follows the system's language and not the app's),
 * with the browser's calendar behind the button.
 */
export function DateField({ label, value, onCommit, hint, disabled = false }: DateFieldProps) {
  const text = useText();
  const id = useId();
  const native = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<{ base: string; text: string } | null>(null);
  const active = draft !== null && draft.base === value ? draft.text : null;
  const commit = () => {
    const date = active === null ? null : dateFromText(active);
    setDraft(null);
    if (date !== null && date !== value) onCommit(date);
  };
  return (
    <div className="field">
      <label htmlFor={id} className="fieldLabel">
        {label}
      </label>
      <div
        className="fieldBox dateBox"
        data-invalid={active !== null && dateFromText(active) === null ? '' : undefined}
      >
        <input
          id={id}
          className="fieldInput"
          inputMode="numeric"
          placeholder={text('ui.datePattern')}
          value={active ?? value}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onBlur={commit}
          onChange={(event) => setDraft({ base: value, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape' && active !== null) {
              event.stopPropagation();
              setDraft(null);
            }
          }}
        />
        <button
          type="button"
          className="dateButton"
          aria-label={text('ui.openCalendar', { label })}
          disabled={disabled}
          onClick={() => native.current?.showPicker()}
        >
          <CalendarDays aria-hidden />
        </button>
        <input
          ref={native}
          type="date"
          className="dateNative"
          tabIndex={-1}
          aria-hidden
          value={value}
          disabled={disabled}
          onChange={(event) => onCommit(event.target.value)}
        />
      </div>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="fieldHint">
          {hint}
        </span>
      )}
    </div>
  );
}
