import { type ReactNode, useId, useState } from 'react';
import { DateField } from './DateField.tsx';

interface TextFieldProps {
  label: string;
  value: string;
  /** Called on Enter and on leaving the field, and only when the text changed. */
  onCommit: (value: string) => void;
  /** Called at every keystroke, for previews and searches. */
  onInput?: (value: string) => void;
  multiline?: boolean;
  rows?: number;
  /** A date is `YYYY-MM-DD` or empty, with a calendar behind its button. */
  type?: 'text' | 'search' | 'date' | 'time';
  placeholder?: string;
  hint?: string;
  error?: string;
  icon?: ReactNode;
  hideLabel?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** A text input that keeps its draft until it is committed; Escape takes the draft back. */
export function TextField(props: TextFieldProps) {
  if (props.type !== 'date') return <PlainField {...props} />;
  const { label, value, onCommit, hint, disabled } = props;
  return (
    <DateField
      label={label}
      value={value}
      onCommit={onCommit}
      {...(hint === undefined ? {} : { hint })}
      {...(disabled === undefined ? {} : { disabled })}
    />
  );
}

function PlainField({
  label,
  value,
  onCommit,
  onInput,
  multiline = false,
  rows = 4,
  type = 'text',
  placeholder,
  hint,
  error,
  icon,
  hideLabel = false,
  disabled = false,
  autoFocus = false,
}: TextFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<{ base: string; text: string } | null>(null);
  // a draft belongs to the value it started from: undo or another selection replaces it
  const shown = draft !== null && draft.base === value ? draft.text : value;

  const commit = () => {
    if (draft !== null && draft.base === value && draft.text !== value) onCommit(draft.text);
    setDraft(null);
  };
  const change = (text: string) => {
    setDraft({ base: value, text });
    onInput?.(text);
  };
  const shared = {
    id,
    className: 'fieldInput',
    value: shown,
    placeholder,
    disabled,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': hint !== undefined || error !== undefined ? `${id}-hint` : undefined,
    onBlur: commit,
  };

  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visuallyHidden' : 'fieldLabel'}>
        {label}
      </label>
      <div className="fieldBox" data-invalid={error === undefined ? undefined : ''}>
        {icon === undefined ? null : <span className="fieldIcon">{icon}</span>}
        {multiline ? (
          <textarea
            {...shared}
            rows={rows}
            onChange={(event) => change(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.stopPropagation();
                setDraft(null);
                onInput?.(value);
              }
            }}
          />
        ) : (
          <input
            {...shared}
            type={type}
            // focus moves only where the user has just asked for this field
            autoFocus={autoFocus}
            onChange={(event) => change(event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') commit();
              if (event.key === 'Escape' && draft !== null) {
                event.stopPropagation();
                setDraft(null);
                onInput?.(value);
              }
            }}
          />
        )}
      </div>
      {hint === undefined && error === undefined ? null : (
        <span id={`${id}-hint`} className={error === undefined ? 'fieldHint' : 'fieldError'}>
          {error ?? hint}
        </span>
      )}
    </div>
  );
}
