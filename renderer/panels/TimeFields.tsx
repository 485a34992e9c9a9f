import type { NodeOf, Wait } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { SelectField } from '../ui/index.ts';
import { WhereEditor } from './condition/WhereEditor.tsx';
import { DurationField } from './fields/DurationField.tsx';
import { EventField } from './fields/EventField.tsx';
import { TimeField } from './fields/TimeField.tsx';
import { WeekdayField } from './fields/WeekdayField.tsx';

/** How long a wait lasts, or until when. */
export function WaitFields({ node }: { readonly node: NodeOf<'wait'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const { wait } = node;
  const set = (next: Wait) => update((latest) => ({ ...latest, wait: next }));
  return (
    <>
      <SelectField
        label={text('editor.wait.kind')}
        value={wait.kind}
        options={(['duration', 'untilLocal'] as const).map((value) => ({ value, label: text(`editor.wait.${value}`) }))}
        onChange={(kind) =>
          set(
            kind === 'untilLocal'
              ? { kind, secondOfDay: 10 * 3600, weekdays: [] }
              : { kind: 'duration', waitSeconds: 3600 },
          )
        }
      />
      {wait.kind === 'duration' ? (
        <DurationField
          label={text('editor.wait.length')}
          seconds={wait.waitSeconds}
          onCommit={(waitSeconds) => set({ ...wait, waitSeconds })}
        />
      ) : null}
      {wait.kind === 'untilLocal' ? (
        <>
          <TimeField
            label={text('editor.field.time')}
            secondOfDay={wait.secondOfDay}
            onCommit={(secondOfDay) => set({ ...wait, secondOfDay })}
          />
          <WeekdayField
            label={text('editor.wait.weekdays')}
            weekdays={wait.weekdays}
            onCommit={(weekdays) => set({ ...wait, weekdays })}
          />
        </>
      ) : null}
    </>
  );
}

/** The event that is waited for, and for how long at most. */
export function WaitForFields({ node }: { readonly node: NodeOf<'waitFor'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  return (
    <>
      <EventField
        label={text('editor.wait.event')}
        value={node.event}
        onCommit={(event) => update((latest) => ({ ...latest, event }))}
      />
      <WhereEditor where={node.where} onChange={(where) => update((latest) => ({ ...latest, where }))} />
      <DurationField
        label={text('editor.wait.timeout')}
        seconds={node.timeoutSeconds}
        onCommit={(timeoutSeconds) => update((latest) => ({ ...latest, timeoutSeconds }))}
      />
    </>
  );
}
