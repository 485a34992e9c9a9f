import { eventMeasures } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import { propertyText } from '../../../core/words/describe.ts';
import { SelectField, Toggle } from '../../ui/index.ts';
import { EventTestFields } from '../EventTestFields.tsx';
import { DurationField } from '../fields/DurationField.tsx';
import { EventField } from '../fields/EventField.tsx';
import { SuggestField } from '../fields/SuggestField.tsx';
import { usePropertyKind, usePropertySuggestions } from '../fields/useSuggestions.ts';
import type { FieldsProps } from './ConditionFields.tsx';
import { SpanEditor } from './SpanEditor.tsx';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './valueTests.ts';
import { WhereEditor } from './WhereEditor.tsx';

/** A figure computed from the events of a span, and its test. */
export function MeasureFields({ condition, onChange }: FieldsProps<'eventMeasure'>) {
  const text = useText();
  const kindOf = usePropertyKind();
  const suggestions = usePropertySuggestions();
  const isOfOne = condition.measure === 'first' || condition.measure === 'last';
  const kind = isOfOne ? kindOf(condition.property) : 'number';
  const word = propertyText(text, condition.property);
  return (
    <>
      <SelectField
        label={text('editor.condition.measure')}
        hideLabel
        value={condition.measure}
        options={eventMeasures.map((value) => ({ value, label: text(`editor.measureKind.${value}`) }))}
        onChange={(measure) => {
          const isNumber = measure !== 'first' && measure !== 'last';
          onChange({
            ...condition,
            measure,
            test: isNumber === !isOfOne ? condition.test : firstTest(isNumber ? 'number' : kindOf(condition.property)),
          });
        }}
      />
      <SuggestField
        label={text('editor.where.property')}
        hideLabel
        value={condition.property}
        suggestions={suggestions}
        placeholder={text('editor.where.property')}
        onCommit={(property) => onChange({ ...condition, property })}
        {...(word === condition.property ? {} : { hint: word })}
      />
      <EventField
        label={text('editor.field.event')}
        hideLabel
        value={condition.event}
        onCommit={(event) => onChange({ ...condition, event })}
      />
      <SpanEditor span={condition.span} onChange={(span) => onChange({ ...condition, span })} />
      <TestEditor test={condition.test} kind={kind} labels={[]} onChange={(test) => onChange({ ...condition, test })} />
      <WhereEditor where={condition.where} onChange={(where) => onChange({ ...condition, where })} />
    </>
  );
}

/** Whether one event was followed by another in time. */
export function FollowedFields({ condition, onChange }: FieldsProps<'followed'>) {
  const text = useText();
  return (
    <>
      <SpanEditor span={condition.span} onChange={(span) => onChange({ ...condition, span })} />
      <EventTestFields
        label={text('editor.trigger.first')}
        test={condition.first}
        onChange={(first) => onChange({ ...condition, first })}
      />
      <EventTestFields
        label={text(condition.followed ? 'editor.trigger.next' : 'editor.condition.notNext')}
        test={condition.next}
        onChange={(next) => onChange({ ...condition, next })}
      />
      <DurationField
        label={text('editor.trigger.within')}
        seconds={condition.withinSeconds}
        onCommit={(withinSeconds) => onChange({ ...condition, withinSeconds })}
      />
      <Toggle
        label={text('editor.condition.missing')}
        hint={text('editor.condition.missingHint')}
        checked={!condition.followed}
        onChange={(isMissing) => onChange({ ...condition, followed: !isMissing })}
      />
    </>
  );
}
