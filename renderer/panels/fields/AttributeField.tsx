import { computedNames, isComputedName } from '../../../core/dataset/computedCatalogue.ts';
import { isPredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import { attributeText, computedHint, computedUnit } from '../../../core/words/computedWords.ts';
import { useText } from '../../locales/index.ts';
import { useSurroundings } from '../../stores/EditorProvider.tsx';
import { SuggestField } from './SuggestField.tsx';

interface AttributeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly kinds?: readonly string[];
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly onCommit: (attribute: string) => void;
}

/** An attribute, imported or computed; computed ones are shown and typed by their words. */
export function AttributeField({ label, value, kinds, hideLabel = false, placeholder, onCommit }: AttributeFieldProps) {
  const text = useText();
  const suggestions = useWords(kinds);
  const shown = suggestions.find((item) => item.name === value)?.word ?? value;
  return (
    <SuggestField
      label={label}
      hideLabel={hideLabel}
      value={shown}
      suggestions={suggestions.map(({ word, label }) => ({ value: word, label }))}
      onCommit={(written) => onCommit(suggestions.find(({ word }) => word === written)?.name ?? written)}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(isComputedName(value) ? { hint: computedHint(text, value) } : {})}
    />
  );
}

interface AttributeWord {
  readonly name: string;
  readonly word: string;
  /** What kind of attribute it is, and its unit. */
  readonly label: string;
}

/** Every attribute with the word by which it is typed; an imported one goes before a computed one of the same word. */
function useWords(kinds: readonly string[] | undefined): readonly AttributeWord[] {
  const text = useText();
  const { dataset } = useSurroundings();
  const own = (dataset?.attributes ?? []).filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  const taken = new Set(own.map(({ name }) => name));
  const computed = kinds === undefined ? computedNames : [];
  return [
    ...own.map(({ name }) => ({ name, word: name, label: text('attributeGroup.imported') })),
    ...computed.map((name) => {
      const word = attributeText(text, name);
      const group = text(`attributeGroup.${isPredictedName(name) ? 'predicted' : 'derived'}`);
      const unit = computedUnit(name);
      const label = unit === null ? group : `${group} (${text(`unitSign.${unit}`)})`;
      return { name, word: taken.has(word) ? name : word, label };
    }),
  ];
}
