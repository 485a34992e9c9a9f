import type { ColumnKind } from '../../../core/dataset/dataset.ts';
import type { DerivedUnit } from '../../../core/dataset/derivedCatalogue.ts';
import type { ValueTest } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import { SelectField } from '../../ui/index.ts';
import { DurationField } from '../fields/DurationField.tsx';
import { ListField } from '../fields/ListField.tsx';
import { SuggestField } from '../fields/SuggestField.tsx';
import { UnitField } from '../fields/UnitField.tsx';
import { comparesFor, valueFrom, withCompare } from './valueTests.ts';

interface TestEditorProps {
  readonly test: ValueTest;
  readonly kind: ColumnKind | null;
  /** Known values, for suggestions. */
  readonly labels: readonly string[];
  /** What people call a value; the value itself where absent. */
  readonly words?: (value: string) => string;
  /** Whether no other values than the labels can occur. */
  readonly isClosed?: boolean;
  /** What its numbers count; null where that is not known. */
  readonly unit?: DerivedUnit | null;
  readonly onChange: (test: ValueTest) => void;
}

/** The comparison and its value. */
export function TestEditor({ test, kind, labels, words, isClosed, unit, onChange }: TestEditorProps) {
  const text = useText();
  const compares = comparesFor(kind);
  const offered = compares.includes(test.compare) ? compares : [test.compare, ...compares];
  return (
    <>
      <SelectField
        label={text('editor.condition.compare')}
        hideLabel
        value={test.compare}
        options={offered.map((value) => ({ value, label: text(`editor.compare.${value}`) }))}
        onChange={(compare) => onChange(withCompare(test, compare, kind))}
      />
      <TestValue
        test={test}
        kind={kind}
        labels={labels}
        words={words ?? asIs}
        isClosed={isClosed ?? false}
        unit={unit ?? null}
        onChange={onChange}
      />
    </>
  );
}

const asIs = (value: string) => value;

function TestValue({ test, kind, labels, words, isClosed, unit, onChange }: Required<TestEditorProps>) {
  const text = useText();
  const suggestions = labels.map((value) => ({ value, label: words(value) }));
  switch (test.compare) {
    case 'is':
    case 'isNot':
      if (isClosed) {
        const value = String(test.value);
        const known = labels.includes(value) ? labels : [value, ...labels];
        return (
          <SelectField
            label={text('editor.condition.value')}
            hideLabel
            value={value}
            options={known.map((label) => ({ value: label, label: label === '' ? '…' : words(label) }))}
            onChange={(next) => onChange({ ...test, value: next })}
          />
        );
      }
      return (
        <SuggestField
          label={text('editor.condition.value')}
          hideLabel
          value={String(test.value)}
          suggestions={suggestions}
          placeholder={text('editor.condition.value')}
          onCommit={(value) => onChange({ ...test, value: valueFrom(value, kind) })}
        />
      );
    case 'contains':
    case 'startsWith':
      return (
        <SuggestField
          label={text('editor.condition.value')}
          hideLabel
          value={test.value}
          suggestions={suggestions}
          placeholder={text('editor.condition.value')}
          onCommit={(value) => onChange({ ...test, value })}
        />
      );
    case 'in':
    case 'notIn':
      return (
        <ListField
          label={text('editor.condition.values')}
          values={test.values.map(String)}
          suggestions={suggestions}
          shown={words}
          onCommit={(values) => onChange({ ...test, values: values.map((value) => valueFrom(value, kind)) })}
        />
      );
    case 'greater':
    case 'atLeast':
    case 'less':
    case 'atMost':
      return (
        <UnitField
          label={text('editor.condition.value')}
          hideLabel
          unit={unit}
          value={test.value}
          onCommit={(value) => onChange({ ...test, value })}
        />
      );
    case 'between':
      return (
        <div className="fieldPair">
          <UnitField
            label={text('editor.condition.from')}
            unit={unit}
            value={test.from}
            onCommit={(from) => onChange({ ...test, from })}
          />
          <UnitField
            label={text('editor.condition.to')}
            unit={unit}
            value={test.to}
            onCommit={(to) => onChange({ ...test, to })}
          />
        </div>
      );
    case 'withinLast':
    case 'notWithinLast':
      return (
        <DurationField
          label={text('editor.condition.within')}
          seconds={test.seconds}
          onCommit={(seconds) => onChange({ ...test, seconds })}
        />
      );
    case 'isSet':
    case 'isNotSet':
    case 'isTrue':
    case 'isFalse':
      return null;
  }
}
