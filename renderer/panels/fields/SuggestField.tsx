import { useId, useState } from 'react';

export interface Suggestion {
  readonly value: string;
  /** What people call it, when that is not the value itself. */
  readonly label?: string;
}

interface SuggestFieldProps {
  readonly label: string;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly onCommit: (value: string) => void;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly hint?: string;
  /** Empties itself after committing, for adding to lists. */
  readonly clears?: boolean;
}

/** A text input with suggestions from the dataset; anything else may be typed too. */
export function SuggestField({
  label,
  value,
  suggestions,
  onCommit,
  hideLabel = false,
  placeholder,
  hint,
  clears = false,
}: SuggestFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<{ base: string; text: string } | null>(null);
  const shown = draft !== null && draft.base === value ? draft.text : value;

  function commit(text: string): void {
    setDraft(null);
    if (text !== value || clears) onCommit(text);
  }

  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visuallyHidden' : 'fieldLabel'}>
        {label}
      </label>
      <div className="fieldBox">
        <input
          id={id}
          className="fieldInput"
          list={`${id}-list`}
          value={shown}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => {
            const text = event.target.value;
            // choosing from the list is a decision; typing is not yet
            const isChosen = event.nativeEvent instanceof InputEvent === false;
            if (isChosen) commit(text);
            else setDraft({ base: value, text });
          }}
          onBlur={() => {
            if (draft !== null && shown !== '') commit(shown);
            else if (draft !== null && !clears) commit(shown);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && shown !== '') commit(shown);
            if (event.key === 'Escape' && draft !== null) {
              event.stopPropagation();
              setDraft(null);
            }
          }}
        />
        <datalist id={`${id}-list`}>
          {suggestions.map((item) => (
            <option key={item.value} value={item.value}>
              {item.label ?? item.value}
            </option>
          ))}
        </datalist>
      </div>
      {hint === undefined ? null : <span className="fieldHint">{hint}</span>}
    </div>
  );
}
