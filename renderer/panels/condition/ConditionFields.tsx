import { isPredictedName, type PredictedName, predictedNames } from '../../../core/dataset/predictedCatalogue.ts';
import { type Condition, messageStates } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import {
  attributeText,
  computedHint,
  computedLabels,
  computedUnit,
  labelWord,
} from '../../../core/words/computedWords.ts';
import { nodeTitle } from '../../../core/words/summary.ts';
import { useOpenNodes } from '../../stores/EditorProvider.tsx';
import { useSegments } from '../../stores/segmentsStore.ts';
import { NumberField, SelectField } from '../../ui/index.ts';
import { AttributeField } from '../fields/AttributeField.tsx';
import { EventField } from '../fields/EventField.tsx';
import { SuggestField } from '../fields/SuggestField.tsx';
import { useAttributeFinder } from '../fields/useSuggestions.ts';
import { newPrediction } from './conditionEdits.ts';
import { SpanEditor } from './SpanEditor.tsx';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './valueTests.ts';
import { WhereEditor } from './WhereEditor.tsx';

/** What the fields of one kind of row get. */
export interface FieldsProps<Kind extends Condition['kind']> {
  readonly condition: Extract<Condition, { kind: Kind }>;
  readonly onChange: (condition: Condition) => void;
}

/** An attribute of the customer, imported or computed, and its test. */
export function AttributeFields({ condition, onChange }: FieldsProps<'attribute'>) {
  const text = useText();
  const find = useAttributeFinder();
  const { attribute: name } = condition;
  if (isPredictedName(name)) return <PredictionFields name={name} condition={condition} onChange={onChange} />;
  const known = find(name);
  return (
    <>
      <AttributeField
        label={text('editor.condition.attribute')}
        hideLabel
        value={condition.attribute}
        placeholder={text('editor.condition.attribute')}
        onCommit={(attribute) => {
          if (isPredictedName(attribute)) return onChange(newPrediction(attribute));
          const kind = find(attribute)?.kind ?? null;
          const test = kind === (known?.kind ?? null) ? condition.test : firstTest(kind);
          onChange({ ...condition, attribute, test });
        }}
      />
      <TestEditor
        test={condition.test}
        kind={known?.kind ?? null}
        labels={known?.labels ?? []}
        words={(value) => labelWord(text, condition.attribute, value)}
        isClosed={computedLabels(condition.attribute).length > 0}
        unit={computedUnit(condition.attribute)}
        onChange={(test) => onChange({ ...condition, test })}
      />
    </>
  );
}

interface PredictionFieldsProps extends FieldsProps<'attribute'> {
  readonly name: PredictedName;
}

/** What the purchase model expects of the customer, and its test in the unit of what was chosen. */
function PredictionFields({ name, condition, onChange }: PredictionFieldsProps) {
  const text = useText();
  return (
    <>
      <SelectField
        label={text('editor.condition.prediction')}
        hideLabel
        value={name}
        options={predictedNames.map((value) => ({ value, label: attributeText(text, value) }))}
        hint={computedHint(text, name)}
        onChange={(next) => onChange(newPrediction(next))}
      />
      <TestEditor
        test={condition.test}
        kind="number"
        labels={[]}
        unit={computedUnit(name)}
        onChange={(test) => onChange({ ...condition, test })}
      />
    </>
  );
}

/** How often something happened in a span. */
export function EventFields({ condition, onChange }: FieldsProps<'event'>) {
  const text = useText();
  return (
    <>
      <SpanEditor span={condition.span} onChange={(span) => onChange({ ...condition, span })} />
      <EventField
        label={text('editor.field.event')}
        hideLabel
        value={condition.event}
        onCommit={(event) => onChange({ ...condition, event })}
      />
      <div className="fieldPair">
        <NumberField
          label={text('editor.condition.times')}
          value={condition.count.times}
          min={0}
          onCommit={(times) => onChange({ ...condition, count: { ...condition.count, times: Math.round(times) } })}
        />
        <SelectField
          label={text('editor.condition.compare')}
          value={condition.count.compare}
          options={(['atLeast', 'atMost', 'exactly'] as const).map((value) => ({
            value,
            label: text(`editor.countCompare.${value}`),
          }))}
          onChange={(compare) => onChange({ ...condition, count: { ...condition.count, compare } })}
        />
      </div>
      <WhereEditor where={condition.where} onChange={(where) => onChange({ ...condition, where })} />
    </>
  );
}

/** What became of a message of this journey. */
export function MessageFields({ condition, onChange }: FieldsProps<'message'>) {
  const text = useText();
  const messages = useOpenNodes().filter((node) => node.type === 'message');
  return (
    <>
      <SelectField
        label={text('editor.condition.message')}
        hideLabel
        value={condition.nodeId ?? ''}
        options={[
          { value: '', label: text('editor.condition.anyMessage') },
          ...messages.map((node) => ({ value: node.id, label: nodeTitle(text, node) })),
        ]}
        onChange={(nodeId) => onChange({ ...condition, nodeId: nodeId === '' ? null : nodeId })}
      />
      <SelectField
        label={text('editor.condition.state')}
        hideLabel
        value={condition.state}
        options={messageStates.map((value) => ({ value, label: text(`editor.messageState.${value}`) }))}
        onChange={(state) => onChange({ ...condition, state })}
      />
      <SpanEditor span={condition.span} onChange={(span) => onChange({ ...condition, span })} />
    </>
  );
}

/** A tag by name. */
export function TagField({ condition, onChange }: FieldsProps<'tag'>) {
  const text = useText();
  return (
    <SuggestField
      label={text('editor.condition.tag')}
      hideLabel
      value={condition.tag}
      suggestions={[]}
      placeholder={text('editor.condition.tag')}
      onCommit={(tag) => onChange({ ...condition, tag })}
    />
  );
}

/** A saved segment by name. */
export function SegmentFields({ condition, onChange }: FieldsProps<'segment'>) {
  const text = useText();
  const segments = useSegments();
  const isKnown = condition.segmentId === '' || segments.some((segment) => segment.id === condition.segmentId);
  return (
    <SelectField
      label={text('editor.condition.segment')}
      hideLabel
      value={condition.segmentId}
      options={[
        {
          value: '',
          label: text(segments.length === 0 ? 'editor.condition.noSegments' : 'editor.condition.chooseSegment'),
        },
        ...segments.map((segment) => ({ value: segment.id, label: segment.name })),
        ...(isKnown ? [] : [{ value: condition.segmentId, label: text('editor.condition.lostSegment') }]),
      ]}
      onChange={(segmentId) => onChange({ ...condition, segmentId })}
    />
  );
}
