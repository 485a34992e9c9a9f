import { X } from 'lucide-react';
import { useText } from '../../locales/index.ts';
import { SuggestField, type Suggestion } from './SuggestField.tsx';

interface ListFieldProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly shown?: (value: string) => string;
  readonly placeholder?: string;
  readonly onCommit: (values: string[]) => void;
}

/** A list of words: each with a button to take it out, and a field to add one. */
export function ListField({ label, values, suggestions, shown, placeholder, onCommit }: ListFieldProps) {
  const text = useText();
  return (
    <div className="listField">
      <SuggestField
        label={label}
        value=""
        clears
        suggestions={suggestions.filter((item) => !values.includes(item.value))}
        placeholder={placeholder ?? text('editor.field.addToList')}
        onCommit={(value) => {
          if (value !== '' && !values.includes(value)) onCommit([...values, value]);
        }}
      />
      {values.length === 0 ? null : (
        <ul className="chips">
          {values.map((value) => (
            <li key={value}>
              {shown === undefined ? value : shown(value)}
              <button
                type="button"
                aria-label={text('editor.field.removeNamed', { name: value })}
                onClick={() => onCommit(values.filter((other) => other !== value))}
              >
                <X aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
