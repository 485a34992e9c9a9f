import { Plus, X } from 'lucide-react';
import { isPredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import { useOptionalSession } from '../../stores/EditorProvider.tsx';
import { IconButton, Menu, SelectField } from '../../ui/index.ts';
import { AttributeFields, EventFields, MessageFields, SegmentFields, TagField } from './ConditionFields.tsx';
import { asGroup, type Group, negated, newCondition, newConditionKinds, withoutRow } from './conditionEdits.ts';
import { FollowedFields, MeasureFields } from './HistoryFields.tsx';

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
  // outside of a journey there are no messages to ask about
  const isInsideJourney = useOptionalSession() !== null;
  const replace = (index: number, item: Condition) =>
    onChange({ ...group, of: group.of.map((old, place) => (place === index ? item : old)) });
  const remove = (index: number) => onChange(withoutRow(group, index));
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
      {group.of.length === 0 ? (
        <p className="panelHint">
          {text(group.kind === 'all' ? 'editor.condition.empty' : 'editor.condition.emptyAny')}
        </p>
      ) : null}
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
        items={newConditionKinds
          .filter((kind) => isInsideJourney || kind !== 'message')
          .map((kind) => ({
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
  const kind = rowKind(inner);
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

function rowKind(condition: Condition): string {
  if (condition.kind === 'attribute' && isPredictedName(condition.attribute)) return 'prediction';
  const isGroup = condition.kind === 'all' || condition.kind === 'any' || condition.kind === 'not';
  return isGroup ? 'group' : condition.kind;
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
    case 'eventMeasure':
      return <MeasureFields condition={condition} onChange={onChange} />;
    case 'followed':
      return <FollowedFields condition={condition} onChange={onChange} />;
    case 'segment':
      return <SegmentFields condition={condition} onChange={onChange} />;
    case 'tag':
      return <TagField condition={condition} onChange={onChange} />;
  }
}
