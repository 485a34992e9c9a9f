import { Plus, X } from 'lucide-react';
import { type Condition, messageStates } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import { nodeTitle } from '../../../core/words/summary.ts';
import { useSurroundings } from '../../stores/EditorProvider.tsx';
import { useJourneyStore } from '../../stores/index.ts';
import { IconButton, Menu, NumberField, SelectField } from '../../ui/index.ts';
import { EventField } from '../fields/EventField.tsx';
import { SuggestField } from '../fields/SuggestField.tsx';
import { useAttributeSuggestions } from '../fields/useSuggestions.ts';
import { asGroup, type Group, negated, newCondition, newConditionKinds } from './conditionEdits.ts';
import { SpanEditor } from './SpanEditor.tsx';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './valueTests.ts';
import { WhereEditor } from './WhereEditor.tsx';

interface ConditionEditorProps {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
}

/** Builds a segment condition: a group of rows, groups within groups, any of them turned round. */
export function ConditionEditor({ condition, onChange }: ConditionEditorProps) {
  return <GroupEditor group={asGroup(condition)} onChange={onChange} />;
}

function GroupEditor({ group, onChange }: { readonly group: Group; readonly onChange: (group: Group) => void }) {
  const text = useText();
  const replace = (index: number, item: Condition) =>
    onChange({ ...group, of: group.of.map((old, place) => (place === index ? item : old)) });
  const remove = (index: number) => onChange({ ...group, of: group.of.filter((_, place) => place !== index) });
  return (
    <div className="conditionGroup">
      {group.of.length < 2 ? null : (
        <SelectField
          label={text('editor.condition.combine')}
          hideLabel
          value={group.kind}
          options={(['all', 'any'] as const).map((value) => ({ value, label: text(`editor.condition.${value}`) }))}
          onChange={(kind) => onChange({ ...group, kind })}
        />
      )}
      {group.of.length === 0 ? <p className="panelHint">{text('editor.condition.empty')}</p> : null}
      {group.of.map((item, index) => (
        // rows have no identity of their own; their place is it
        // oxlint-disable-next-line react/no-array-index-key
        <Row key={index} condition={item} onChange={(next) => replace(index, next)} onRemove={() => remove(index)} />
      ))}
      <Menu
        trigger={
          <button type="button" className="button" data-variant="ghost" data-size="small">
            <Plus aria-hidden />
            {text('editor.condition.add')}
          </button>
        }
        items={newConditionKinds.map((kind) => ({
          id: kind,
          label: text(`editor.conditionKind.${kind}`),
          onSelect: () => onChange({ ...group, of: [...group.of, newCondition(kind)] }),
        }))}
      />
    </div>
  );
}

interface RowProps extends ConditionEditorProps {
  readonly onRemove: () => void;
}

function Row({ condition, onChange, onRemove }: RowProps) {
  const text = useText();
  const isNegated = condition.kind === 'not';
  const inner = condition.kind === 'not' ? condition.of : condition;
  const changeInner = (next: Condition) => onChange(isNegated ? { kind: 'not', of: next } : next);
  const kind = inner.kind === 'all' || inner.kind === 'any' || inner.kind === 'not' ? 'group' : inner.kind;
  return (
    <div className="conditionRow">
      <div className="conditionRowHead">
        <span>{text(`editor.conditionKind.${kind}`)}</span>
        <button
          type="button"
          className="notToggle"
          aria-pressed={isNegated}
          title={text('editor.condition.notHint')}
          onClick={() => onChange(negated(condition))}
        >
          {text('editor.condition.not')}
        </button>
        <IconButton size="small" label={text('editor.condition.remove')} icon={<X aria-hidden />} onClick={onRemove} />
      </div>
      <RowFields condition={inner} onChange={changeInner} />
    </div>
  );
}

function RowFields({ condition, onChange }: ConditionEditorProps) {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'not':
      return <GroupEditor group={asGroup(condition)} onChange={onChange} />;
    case 'attribute':
      return <AttributeFields condition={condition} onChange={onChange} />;
    case 'event':
      return <EventFields condition={condition} onChange={onChange} />;
    case 'message':
      return <MessageFields condition={condition} onChange={onChange} />;
    case 'tag':
      return <TagField condition={condition} onChange={onChange} />;
  }
}

interface FieldsProps<Kind extends Condition['kind']> {
  readonly condition: Extract<Condition, { kind: Kind }>;
  readonly onChange: (condition: Condition) => void;
}

function AttributeFields({ condition, onChange }: FieldsProps<'attribute'>) {
  const text = useText();
  const { dataset } = useSurroundings();
  const find = (name: string) => dataset?.attributes.find((attribute) => attribute.name === name);
  const known = find(condition.attribute);
  return (
    <>
      <SuggestField
        label={text('editor.condition.attribute')}
        hideLabel
        value={condition.attribute}
        suggestions={useAttributeSuggestions()}
        placeholder={text('editor.condition.attribute')}
        onCommit={(attribute) => {
          const kind = find(attribute)?.kind ?? null;
          const test = kind === (known?.kind ?? null) ? condition.test : firstTest(kind);
          onChange({ ...condition, attribute, test });
        }}
      />
      <TestEditor
        test={condition.test}
        kind={known?.kind ?? null}
        labels={known?.labels ?? []}
        onChange={(test) => onChange({ ...condition, test })}
      />
    </>
  );
}

function EventFields({ condition, onChange }: FieldsProps<'event'>) {
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

function MessageFields({ condition, onChange }: FieldsProps<'message'>) {
  const text = useText();
  const nodes = useJourneyStore((state) => state.journey?.nodes);
  const messages = (nodes ?? []).filter((node) => node.type === 'message');
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

function TagField({ condition, onChange }: FieldsProps<'tag'>) {
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
