import type { Limits } from '../../core/journey/spec.ts';
import { useText } from '../locales/index.ts';
import { OptionalNumberField } from './fields/OptionalNumberField.tsx';
import { Section } from './Section.tsx';

interface LimitsFieldsProps {
  readonly limits: Limits;
  readonly onChange: (change: Partial<Limits>) => void;
}

/** What all customers of the journey share: places, pace and budget. */
export function LimitsFields({ limits, onChange }: LimitsFieldsProps) {
  const text = useText();
  return (
    <Section title={text('editor.limits.title')}>
      <OptionalNumberField
        label={text('editor.limits.total')}
        numberLabel={text('editor.limits.totalNumber')}
        suffix={text('editor.unit.people')}
        value={limits.entriesTotal}
        usual={10_000}
        onCommit={(entriesTotal) => onChange({ entriesTotal })}
      />
      <OptionalNumberField
        label={text('editor.limits.perDay')}
        numberLabel={text('editor.limits.perDayNumber')}
        suffix={text('editor.unit.people')}
        value={limits.entriesPerDay}
        usual={1000}
        onCommit={(entriesPerDay) => onChange({ entriesPerDay })}
      />
      <OptionalNumberField
        label={text('editor.limits.perHour')}
        hint={text('editor.limits.perHourHint')}
        numberLabel={text('editor.limits.perHourNumber')}
        suffix={text('editor.unit.messages')}
        value={limits.sendsPerHour}
        usual={1000}
        min={1}
        onCommit={(sendsPerHour) => onChange({ sendsPerHour })}
      />
      <OptionalNumberField
        label={text('editor.limits.budget')}
        hint={text('editor.limits.budgetHint')}
        numberLabel={text('editor.limits.budgetNumber')}
        suffix={text('editor.unit.won')}
        value={limits.budgetWon}
        usual={500_000}
        onCommit={(budgetWon) => onChange({ budgetWon })}
      />
    </Section>
  );
}
