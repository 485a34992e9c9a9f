import { Plus, X } from 'lucide-react';
import type { PropertyTest } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import { propertyText } from '../../../core/words/describe.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { SuggestField } from '../fields/SuggestField.tsx';
import { usePropertyKind, usePropertySuggestions } from '../fields/useSuggestions.ts';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './valueTests.ts';

interface WhereEditorProps {
  readonly where: readonly PropertyTest[];
  readonly onChange: (where: PropertyTest[]) => void;
}

/** Tests of an event's properties, all of which must hold. */
export function WhereEditor({ where, onChange }: WhereEditorProps) {
  const text = useText();
  const suggestions = usePropertySuggestions();
  const kindOf = usePropertyKind();
  const replace = (index: number, item: PropertyTest) =>
    onChange(where.map((old, place) => (place === index ? item : old)));
  return (
    <div className="whereList">
      {where.map((item, index) => (
        // tests have no identity of their own; their place is it
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="conditionRow">
          <div className="conditionRowHead">
            <span>{text('editor.where.title')}</span>
            <IconButton
              size="small"
              label={text('editor.condition.remove')}
              icon={<X aria-hidden />}
              onClick={() => onChange(where.filter((_, place) => place !== index))}
            />
          </div>
          <SuggestField
            label={text('editor.where.property')}
            hideLabel
            value={item.property}
            suggestions={suggestions}
            placeholder={text('editor.where.property')}
            onCommit={(property) => replace(index, { property, test: firstTest(kindOf(property)) })}
            {...(propertyText(text, item.property) === item.property
              ? {}
              : { hint: propertyText(text, item.property) })}
          />
          <TestEditor
            test={item.test}
            kind={kindOf(item.property)}
            labels={[]}
            onChange={(test) => replace(index, { ...item, test })}
          />
        </div>
      ))}
      <Button
        variant="ghost"
        size="small"
        icon={<Plus aria-hidden />}
        onClick={() => onChange([...where, { property: 'value', test: firstTest('number') }])}
      >
        {text('editor.where.add')}
      </Button>
    </div>
  );
}
