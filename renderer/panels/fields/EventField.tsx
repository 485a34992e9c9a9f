import { useText } from '../../locales/index.ts';
import { eventText } from '../../../core/words/describe.ts';
import { SuggestField } from './SuggestField.tsx';
import { useEventSuggestions } from './useSuggestions.ts';

interface EventFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (event: string) => void;
  readonly hideLabel?: boolean;
}

/** The name of an event, with the app's own word for it underneath where it has one. */
export function EventField({ label, value, onCommit, hideLabel = false }: EventFieldProps) {
  const text = useText();
  const word = value === '' ? '' : eventText(text, value);
  return (
    <SuggestField
      label={label}
      hideLabel={hideLabel}
      value={value}
      suggestions={useEventSuggestions()}
      placeholder={text('editor.field.eventPlaceholder')}
      onCommit={onCommit}
      {...(word === '' || word === value ? {} : { hint: word })}
    />
  );
}
