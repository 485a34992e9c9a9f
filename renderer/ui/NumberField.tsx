import { useId, useState } from 'react';
import { numberFromText, textOfNumber } from './numberText.ts';

interface NumberFieldProps {
  label: string;
  value: number | null;
  /** Called on Enter, arrows and leaving, with a number inside [min, max]. */
  onCommit: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  suffix?: string;
  hint?: string;
  hideLabel?: boolean;
  disabled?: boolean;
}

/** A number with its unit behind it; accepts grouped digits, keeps within its limits, arrows step. */
export function NumberField({
  label,
  value,
  onCommit,
  min,
  max,
  step = 1,
  suffix,
  hint,
  hideLabel = false,
  disabled = false,
}: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<{ base: number | null; text: string } | null>(null);
  const active = draft !== null && draft.base === value ? draft : null;
  const shown = active?.text ?? (value === null ? '' : suffix === undefined ? String(value) : textOfNumber(value));

  const within = (number: number) => Math.min(max ?? Infinity, Math.max(min ?? -Infinity, number));
  const commit = () => {
    const number = active === null ? null : numberFromText(active.text);
    setDraft(null);
    if (number !== null && within(number) !== value) onCommit(within(number));
  };
  const stepBy = (amount: number) => {
    const from = (active === null ? value : numberFromText(active.text)) ?? min ?? 0;
    setDraft(null);
    onCommit(within(Number((from + amount).toFixed(6))));
  };

  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visuallyHidden' : 'fieldLabel'}>
        {label}
      </label>
      <div
        className="fieldBox"
        data-invalid={active !== null && active.text !== '' && numberFromText(active.text) === null ? '' : undefined}
      >
        <input
          id={id}
          className="fieldInput"
          inputMode="decimal"
          value={shown}
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
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault();
              stepBy((event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1));
            }
          }}
        />
        {suffix === undefined ? null : <span className="fieldSuffix">{suffix}</span>}
      </div>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="fieldHint">
          {hint}
        </span>
      )}
    </div>
  );
}
