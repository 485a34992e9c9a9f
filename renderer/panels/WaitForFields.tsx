import { Plus, X } from 'lucide-react';
import { knownEvents } from '../../core/dataset/dataset.ts';
import type { Awaited, NodeOf } from '../../core/journey/nodes.ts';
import type { EventTest } from '../../core/segment/condition.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { Button, IconButton, SelectField } from '../ui/index.ts';
import { ConditionEditor } from './condition/ConditionEditor.tsx';
import { EventTestFields } from './EventTestFields.tsx';
import { DurationField } from './fields/DurationField.tsx';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { freshPortId } from './portIds.ts';
import { Section } from './Section.tsx';

const kinds = ['event', 'segment'] as const;

/** What is waited for, what else may come instead, and for how long at most. */
export function WaitForFields({ node }: { readonly node: NodeOf<'waitFor'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const change = (id: string, next: Awaited) =>
    update((latest) => ({ ...latest, others: latest.others.map((other) => (other.id === id ? next : other)) }));
  return (
    <>
      <SelectField
        label={text('editor.awaited.kind')}
        value={node.segment === null ? 'event' : 'segment'}
        options={kinds.map((value) => ({ value, label: text(`editor.awaited.${value}`) }))}
        onChange={(kind) =>
          update((latest) => ({ ...latest, segment: kind === 'event' ? null : { kind: 'all', of: [] } }))
        }
      />
      {node.segment === null ? (
        <EventTestFields
          label={text('editor.wait.event')}
          test={node}
          onChange={(test: EventTest) => update((latest) => ({ ...latest, event: test.event, where: test.where }))}
        />
      ) : (
        <ConditionEditor
          condition={node.segment}
          onChange={(segment) => update((latest) => ({ ...latest, segment }))}
        />
      )}
      <Section title={text('editor.awaited.others')}>
        <p className="panelHint">{text('editor.awaited.hint')}</p>
        {node.others.map((other, index) => (
          <OtherFields
            key={other.id}
            number={index + 2}
            awaited={other}
            onChange={(next) => change(other.id, next)}
            onRemove={() =>
              update((latest) => ({ ...latest, others: latest.others.filter((kept) => kept.id !== other.id) }))
            }
          />
        ))}
        <div className="buttonRow">
          <Button
            variant="ghost"
            size="small"
            icon={<Plus aria-hidden />}
            onClick={() =>
              update((latest) => ({
                ...latest,
                others: [
                  ...latest.others,
                  newAwaited(
                    freshPortId(
                      latest.others.map((other) => other.id),
                      'other',
                    ),
                    text('editor.awaited.label', { n: latest.others.length + 2 }),
                  ),
                ],
              }))
            }
          >
            {text('editor.awaited.add')}
          </Button>
        </div>
      </Section>
      <DurationField
        label={text('editor.wait.timeout')}
        seconds={node.timeoutSeconds}
        onCommit={(timeoutSeconds) => update((latest) => ({ ...latest, timeoutSeconds }))}
      />
    </>
  );
}

function newAwaited(id: string, label: string): Awaited {
  return { id, label, kind: 'event', event: knownEvents.purchase, where: [] };
}

interface OtherFieldsProps {
  readonly number: number;
  readonly awaited: Awaited;
  readonly onChange: (awaited: Awaited) => void;
  readonly onRemove: () => void;
}

function OtherFields({ number, awaited, onChange, onRemove }: OtherFieldsProps) {
  const text = useText();
  const { id, label } = awaited;
  return (
    <div className="portEditor">
      <div className="portEditorHead">
        <IdleTextField
          label={text('editor.awaited.name', { n: number })}
          value={label}
          onCommit={(next) => onChange({ ...awaited, label: next })}
        />
        <IconButton
          size="small"
          label={text('editor.branch.remove', { name: label })}
          icon={<X aria-hidden />}
          onClick={onRemove}
        />
      </div>
      <SelectField
        label={text('editor.awaited.kind')}
        hideLabel
        value={awaited.kind}
        options={kinds.map((value) => ({ value, label: text(`editor.awaited.${value}`) }))}
        onChange={(kind) =>
          onChange(kind === 'event' ? newAwaited(id, label) : { id, label, kind, segment: { kind: 'all', of: [] } })
        }
      />
      {awaited.kind === 'event' ? (
        <EventTestFields
          label={text('editor.wait.event')}
          test={awaited}
          onChange={({ event, where }) => onChange({ ...awaited, event, where })}
        />
      ) : (
        <ConditionEditor condition={awaited.segment} onChange={(segment) => onChange({ ...awaited, segment })} />
      )}
    </div>
  );
}
