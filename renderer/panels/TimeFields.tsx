import type { NodeOf, Wait } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { NumberField, SelectField } from '../ui/index.ts';
import { DurationField } from './fields/DurationField.tsx';
import { SuggestField } from './fields/SuggestField.tsx';
import { TimeField } from './fields/TimeField.tsx';
import { useAttributeSuggestions } from './fields/useSuggestions.ts';
import { WeekdayField } from './fields/WeekdayField.tsx';

const waitKinds = ['duration', 'untilLocal', 'untilDate', 'bestHour'] as const;
const dateKinds = ['date', 'time'] as const;
const tenOClock = 10 * 3600;

function newWait(kind: Wait['kind']): Wait {
  switch (kind) {
    case 'duration':
      return { kind, waitSeconds: 3600 };
    case 'untilLocal':
      return { kind, secondOfDay: tenOClock, weekdays: [] };
    case 'untilDate':
      return { kind, attribute: '', offsetDays: 0, secondOfDay: tenOClock };
    case 'bestHour':
      return { kind, withinSeconds: 86_400 };
  }
}

/** How long a wait lasts, or until when. */
export function WaitFields({ node }: { readonly node: NodeOf<'wait'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const set = (next: Wait) => update((latest) => ({ ...latest, wait: next }));
  return (
    <>
      <SelectField
        label={text('editor.wait.kind')}
        value={node.wait.kind}
        options={waitKinds.map((value) => ({ value, label: text(`editor.wait.${value}`) }))}
        onChange={(kind) => set(newWait(kind))}
      />
      <WaitLength wait={node.wait} onChange={set} />
    </>
  );
}

function WaitLength({ wait, onChange }: { readonly wait: Wait; readonly onChange: (wait: Wait) => void }) {
  const text = useText();
  const dates = useAttributeSuggestions(dateKinds);
  switch (wait.kind) {
    case 'duration':
      return (
        <DurationField
          label={text('editor.wait.length')}
          seconds={wait.waitSeconds}
          onCommit={(waitSeconds) => onChange({ ...wait, waitSeconds })}
        />
      );
    case 'untilLocal':
      return (
        <>
          <TimeField
            label={text('editor.field.time')}
            secondOfDay={wait.secondOfDay}
            onCommit={(secondOfDay) => onChange({ ...wait, secondOfDay })}
          />
          <WeekdayField
            label={text('editor.wait.weekdays')}
            weekdays={wait.weekdays}
            onCommit={(weekdays) => onChange({ ...wait, weekdays })}
          />
        </>
      );
    case 'untilDate':
      return (
        <>
          <SuggestField
            label={text('editor.trigger.dateAttribute')}
            value={wait.attribute}
            suggestions={dates}
            placeholder={text('editor.trigger.datePlaceholder')}
            onCommit={(attribute) => onChange({ ...wait, attribute })}
          />
          <NumberField
            label={text('editor.trigger.offset')}
            hint={text('editor.trigger.offsetHint')}
            suffix={text('editor.unit.days')}
            value={wait.offsetDays}
            onCommit={(offsetDays) => onChange({ ...wait, offsetDays: Math.round(offsetDays) })}
          />
          <TimeField
            label={text('editor.field.time')}
            secondOfDay={wait.secondOfDay}
            onCommit={(secondOfDay) => onChange({ ...wait, secondOfDay })}
          />
          <p className="panelHint">{text('editor.wait.untilDateHint')}</p>
        </>
      );
    case 'bestHour':
      return (
        <>
          <DurationField
            label={text('editor.wait.bestHourWithin')}
            seconds={wait.withinSeconds}
            onCommit={(withinSeconds) => onChange({ ...wait, withinSeconds })}
          />
          <p className="panelHint">{text('editor.wait.bestHourHint')}</p>
        </>
      );
  }
}
