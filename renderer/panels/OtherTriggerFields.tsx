import type { Trigger } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { NumberField, SelectField, Toggle } from '../ui/index.ts';
import { ConditionEditor } from './condition/ConditionEditor.tsx';
import { EventTestFields } from './EventTestFields.tsx';
import { DurationField } from './fields/DurationField.tsx';
import { EventField } from './fields/EventField.tsx';
import { SuggestField } from './fields/SuggestField.tsx';
import { TimeField } from './fields/TimeField.tsx';
import { usePropertySuggestions } from './fields/useSuggestions.ts';

interface TriggerProps<Kind extends Trigger['kind']> {
  readonly trigger: Extract<Trigger, { kind: Kind }>;
  readonly onChange: (trigger: Trigger) => void;
}

const day = 86_400;

/** One event after another. */
export function SequenceTrigger({ trigger, onChange }: TriggerProps<'sequence'>) {
  const text = useText();
  return (
    <>
      <EventTestFields
        label={text('editor.trigger.first')}
        test={trigger.first}
        onChange={(first) => onChange({ ...trigger, first })}
      />
      <EventTestFields
        label={text('editor.trigger.next')}
        test={trigger.next}
        onChange={(next) => onChange({ ...trigger, next })}
      />
      <DurationField
        label={text('editor.trigger.within')}
        hint={text('editor.trigger.sequenceHint')}
        seconds={trigger.withinSeconds}
        onCommit={(withinSeconds) => onChange({ ...trigger, withinSeconds })}
      />
    </>
  );
}

/** The moment in which a condition turns true. */
export function SegmentTrigger({ trigger, onChange }: TriggerProps<'segment'>) {
  const text = useText();
  return (
    <>
      <p className="panelHint">{text('editor.trigger.segmentHint')}</p>
      <ConditionEditor condition={trigger.segment} onChange={(segment) => onChange({ ...trigger, segment })} />
    </>
  );
}

/** A date that the purchase model gives. */
export function PredictedTrigger({ trigger, onChange }: TriggerProps<'predicted'>) {
  const text = useText();
  const { quantity } = trigger;
  return (
    <>
      <SelectField
        label={text('editor.predicted.quantity')}
        value={quantity.kind}
        options={(['nextPurchase', 'churnRisk'] as const).map((value) => ({
          value,
          label: text(`editor.predicted.${value}`),
        }))}
        onChange={(kind) =>
          onChange({
            ...trigger,
            quantity: kind === 'nextPurchase' ? { kind, offsetDays: 0, secondOfDay: 10 * 3600 } : { kind, above: 0.5 },
          })
        }
      />
      {quantity.kind === 'nextPurchase' ? (
        <>
          <NumberField
            label={text('editor.trigger.offset')}
            hint={text('editor.trigger.offsetHint')}
            suffix={text('editor.unit.days')}
            value={quantity.offsetDays}
            onCommit={(days) => onChange({ ...trigger, quantity: { ...quantity, offsetDays: Math.round(days) } })}
          />
          <TimeField
            label={text('editor.field.time')}
            secondOfDay={quantity.secondOfDay}
            onCommit={(secondOfDay) => onChange({ ...trigger, quantity: { ...quantity, secondOfDay } })}
          />
        </>
      ) : (
        <NumberField
          label={text('editor.predicted.above')}
          value={Number((quantity.above * 100).toFixed(2))}
          min={1}
          max={99}
          suffix="%"
          onCommit={(percent) => onChange({ ...trigger, quantity: { ...quantity, above: percent / 100 } })}
        />
      )}
      <p className="panelHint">{text('editor.predicted.hint')}</p>
    </>
  );
}

/** News of an item that the customer has related to before. */
export function ItemTrigger({ trigger, onChange }: TriggerProps<'item'>) {
  const text = useText();
  return (
    <>
      <EventTestFields
        label={text('editor.item.event')}
        test={trigger}
        onChange={({ event, where }) => onChange({ ...trigger, event, where })}
      />
      <EventField
        label={text('editor.item.relation')}
        value={trigger.relation}
        onCommit={(relation) => onChange({ ...trigger, relation })}
      />
      <SuggestField
        label={text('editor.item.property')}
        hint={text('editor.item.propertyHint')}
        value={trigger.property}
        suggestions={usePropertySuggestions()}
        onCommit={(property) => onChange({ ...trigger, property })}
      />
      <Toggle
        label={text('editor.item.limited')}
        checked={trigger.withinSeconds !== null}
        onChange={(isOn) => onChange({ ...trigger, withinSeconds: isOn ? 30 * day : null })}
      />
      {trigger.withinSeconds === null ? null : (
        <DurationField
          label={text('editor.item.within')}
          seconds={trigger.withinSeconds}
          min={1}
          onCommit={(seconds) => onChange({ ...trigger, withinSeconds: Math.max(1, seconds) })}
        />
      )}
    </>
  );
}

/** A call from another system, of which only a share per day can be assumed. */
export function ManualTrigger({ trigger, onChange }: TriggerProps<'manual'>) {
  const text = useText();
  return (
    <NumberField
      label={text('editor.manual.share')}
      hint={text('editor.manual.shareHint')}
      value={Number((trigger.assumedDailyShare * 100).toFixed(4))}
      min={0}
      max={100}
      step={0.1}
      suffix="%"
      onCommit={(percent) => onChange({ ...trigger, assumedDailyShare: percent / 100 })}
    />
  );
}
