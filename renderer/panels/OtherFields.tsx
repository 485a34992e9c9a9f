import { Plus, X } from 'lucide-react';
import type { Change, NodeOf } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { Button, IconButton, NumberField, SelectField, Toggle } from '../ui/index.ts';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { SuggestField } from './fields/SuggestField.tsx';
import { useAttributeSuggestions } from './fields/useSuggestions.ts';

const changeKinds = ['setAttribute', 'addTag', 'removeTag', 'addPoints'] as const;

function newChange(kind: Change['kind']): Change {
  switch (kind) {
    case 'setAttribute':
      return { kind, attribute: '', value: '' };
    case 'addTag':
    case 'removeTag':
      return { kind, tag: '' };
    case 'addPoints':
      return { kind, points: 0 };
  }
}

/** What a customer gets: attributes, tags, points. */
export function UpdateFields({ node }: { readonly node: NodeOf<'update'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const set = (changes: Change[]) => update((latest) => ({ ...latest, changes }));
  const replace = (index: number, change: Change) =>
    set(node.changes.map((old, place) => (place === index ? change : old)));
  return (
    <>
      {node.changes.map((change, index) => (
        // changes have no identity of their own; their place is it
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="conditionRow">
          <div className="conditionRowHead">
            <SelectField
              label={text('editor.change.kind')}
              hideLabel
              value={change.kind}
              options={changeKinds.map((value) => ({ value, label: text(`editor.change.${value}`) }))}
              onChange={(kind) => replace(index, newChange(kind))}
            />
            <IconButton
              size="small"
              label={text('editor.change.remove')}
              icon={<X aria-hidden />}
              onClick={() => set(node.changes.filter((_, place) => place !== index))}
            />
          </div>
          <ChangeValue change={change} onChange={(next) => replace(index, next)} />
        </div>
      ))}
      <Button
        variant="ghost"
        size="small"
        icon={<Plus aria-hidden />}
        onClick={() => set([...node.changes, newChange('addTag')])}
      >
        {text('editor.change.add')}
      </Button>
    </>
  );
}

function valueOfText(written: string): string | number | boolean {
  if (written === 'true') return true;
  if (written === 'false') return false;
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
}

function ChangeValue({ change, onChange }: { readonly change: Change; readonly onChange: (change: Change) => void }) {
  const text = useText();
  const attributes = useAttributeSuggestions();
  switch (change.kind) {
    case 'setAttribute':
      return (
        <>
          <SuggestField
            label={text('editor.condition.attribute')}
            value={change.attribute}
            suggestions={attributes}
            onCommit={(attribute) => onChange({ ...change, attribute })}
          />
          <SuggestField
            label={text('editor.condition.value')}
            value={String(change.value)}
            suggestions={[]}
            onCommit={(written) => onChange({ ...change, value: valueOfText(written) })}
          />
        </>
      );
    case 'addTag':
    case 'removeTag':
      return (
        <SuggestField
          label={text('editor.condition.tag')}
          value={change.tag}
          suggestions={[]}
          onCommit={(tag) => onChange({ ...change, tag })}
        />
      );
    case 'addPoints':
      return (
        <NumberField
          label={text('editor.change.points')}
          value={change.points}
          onCommit={(points) => onChange({ ...change, points: Math.round(points) })}
        />
      );
  }
}

/** Whether reaching the goal ends the run. */
export function GoalFields({ node }: { readonly node: NodeOf<'goal'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  return (
    <Toggle
      label={text('editor.goal.ends')}
      hint={text('editor.goal.endsHint')}
      checked={node.endsRun}
      onChange={(endsRun) => update((latest) => ({ ...latest, endsRun }))}
    />
  );
}

/** A note's text. */
export function NoteFields({ node }: { readonly node: NodeOf<'note'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  return (
    <IdleTextField
      label={text('editor.note.text')}
      multiline
      rows={8}
      value={node.text}
      onCommit={(written) => update((latest) => ({ ...latest, text: written }))}
    />
  );
}
