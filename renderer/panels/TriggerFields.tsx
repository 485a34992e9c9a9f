import type { NodeOf, Trigger } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { eventText } from '../../core/words/describe.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { NumberField, SelectField, Toggle } from '../ui/index.ts';
import { WhereEditor } from './condition/WhereEditor.tsx';
import { DurationField } from './fields/DurationField.tsx';
import { EventField } from './fields/EventField.tsx';
import { ListField } from './fields/ListField.tsx';
import { SuggestField } from './fields/SuggestField.tsx';
import { TimeField } from './fields/TimeField.tsx';
import { useAttributeSuggestions, useEventSuggestions } from './fields/useSuggestions.ts';
import {
  ItemTrigger,
  ManualTrigger,
  PredictedTrigger,
  SegmentTrigger,
  SequenceTrigger,
} from './OtherTriggerFields.tsx';
import { ScheduleTrigger } from './ScheduleFields.tsx';

const dateKinds = ['date', 'time'] as const;

/** What starts the journey, by kind of trigger. */
export function TriggerFields({ node }: { readonly node: NodeOf<'trigger'> }) {
  const update = useNodeUpdate(node);
  const { trigger } = node;
  const set = (next: Trigger) => update((latest) => ({ ...latest, trigger: next }));
  switch (trigger.kind) {
    case 'event':
      return <EventTrigger trigger={trigger} onChange={set} />;
    case 'absence':
      return <AbsenceTrigger trigger={trigger} onChange={set} />;
    case 'inactivity':
      return <InactivityTrigger trigger={trigger} onChange={set} />;
    case 'date':
      return <DateTrigger trigger={trigger} onChange={set} />;
    case 'schedule':
      return <ScheduleTrigger trigger={trigger} onChange={set} />;
    case 'sequence':
      return <SequenceTrigger trigger={trigger} onChange={set} />;
    case 'segment':
      return <SegmentTrigger trigger={trigger} onChange={set} />;
    case 'predicted':
      return <PredictedTrigger trigger={trigger} onChange={set} />;
    case 'item':
      return <ItemTrigger trigger={trigger} onChange={set} />;
    case 'manual':
      return <ManualTrigger trigger={trigger} onChange={set} />;
  }
}

interface TriggerProps<Kind extends Trigger['kind']> {
  readonly trigger: Extract<Trigger, { kind: Kind }>;
  readonly onChange: (trigger: Trigger) => void;
}

function EventTrigger({ trigger, onChange }: TriggerProps<'event'>) {
  const text = useText();
  return (
    <>
      <EventField
        label={text('editor.field.event')}
        value={trigger.event}
        onCommit={(event) => onChange({ ...trigger, event })}
      />
      <WhereEditor where={trigger.where} onChange={(where) => onChange({ ...trigger, where })} />
      <Toggle
        label={text('editor.trigger.onlyNth')}
        hint={text('editor.trigger.nthHint')}
        checked={trigger.nth !== null}
        onChange={(isOn) => onChange({ ...trigger, nth: isOn ? 1 : null, withinSeconds: null })}
      />
      {trigger.nth === null ? null : (
        <>
          <NumberField
            label={text(trigger.withinSeconds === null ? 'editor.trigger.nth' : 'editor.trigger.times')}
            value={trigger.nth}
            min={1}
            onCommit={(nth) => onChange({ ...trigger, nth: Math.round(nth) })}
          />
          <Toggle
            label={text('editor.trigger.nthWithin')}
            hint={text('editor.trigger.nthWithinHint')}
            checked={trigger.withinSeconds !== null}
            onChange={(isOn) => onChange({ ...trigger, withinSeconds: isOn ? 7 * 86_400 : null })}
          />
        </>
      )}
      {trigger.nth === null || trigger.withinSeconds === null ? null : (
        <DurationField
          label={text('editor.trigger.within')}
          seconds={trigger.withinSeconds}
          min={1}
          onCommit={(seconds) => onChange({ ...trigger, withinSeconds: Math.max(1, seconds) })}
        />
      )}
    </>
  );
}

function AbsenceTrigger({ trigger, onChange }: TriggerProps<'absence'>) {
  const text = useText();
  return (
    <>
      <EventField
        label={text('editor.trigger.after')}
        value={trigger.event}
        onCommit={(event) => onChange({ ...trigger, event })}
      />
      <WhereEditor where={trigger.where} onChange={(where) => onChange({ ...trigger, where })} />
      <EventField
        label={text('editor.trigger.absent')}
        value={trigger.absentEvent}
        onCommit={(absentEvent) => onChange({ ...trigger, absentEvent })}
      />
      <DurationField
        label={text('editor.trigger.within')}
        seconds={trigger.afterSeconds}
        onCommit={(afterSeconds) => onChange({ ...trigger, afterSeconds })}
      />
      <Toggle
        label={text('editor.trigger.restart')}
        hint={text('editor.trigger.restartHint')}
        checked={trigger.restart}
        onChange={(restart) => onChange({ ...trigger, restart })}
      />
    </>
  );
}

function InactivityTrigger({ trigger, onChange }: TriggerProps<'inactivity'>) {
  const text = useText();
  return (
    <>
      <ListField
        label={text('editor.trigger.inactiveEvents')}
        values={trigger.events}
        suggestions={useEventSuggestions()}
        shown={(event) => eventText(text, event)}
        onCommit={(events) => onChange({ ...trigger, events })}
      />
      <DurationField
        label={text('editor.trigger.inactiveFor')}
        seconds={trigger.afterSeconds}
        onCommit={(afterSeconds) => onChange({ ...trigger, afterSeconds })}
      />
    </>
  );
}

function DateTrigger({ trigger, onChange }: TriggerProps<'date'>) {
  const text = useText();
  return (
    <>
      <SuggestField
        label={text('editor.trigger.dateAttribute')}
        value={trigger.attribute}
        suggestions={useAttributeSuggestions(dateKinds)}
        placeholder={text('editor.trigger.datePlaceholder')}
        onCommit={(attribute) => onChange({ ...trigger, attribute })}
      />
      <NumberField
        label={text('editor.trigger.offset')}
        hint={text('editor.trigger.offsetHint')}
        suffix={text('editor.unit.days')}
        value={trigger.offsetDays}
        onCommit={(offsetDays) => onChange({ ...trigger, offsetDays: Math.round(offsetDays) })}
      />
      <TimeField
        label={text('editor.field.time')}
        secondOfDay={trigger.secondOfDay}
        onCommit={(secondOfDay) => onChange({ ...trigger, secondOfDay })}
      />
      <SelectField
        label={text('editor.trigger.repeat')}
        value={trigger.repeat}
        options={(['yearly', 'once'] as const).map((value) => ({ value, label: text(`editor.repeat.${value}`) }))}
        onChange={(repeat) => onChange({ ...trigger, repeat })}
      />
    </>
  );
}
