import { useState } from 'react';
import { useText } from '../../locales/index.ts';
import { NumberField, SelectField } from '../../ui/index.ts';
import { durationUnits, secondsFrom, splitDuration } from './duration.ts';

interface DurationFieldProps {
  readonly label: string;
  readonly seconds: number;
  readonly onCommit: (seconds: number) => void;
  readonly min?: number;
  readonly hint?: string;
}

/** A duration as a number and a unit. */
export function DurationField({ label, seconds, onCommit, min = 0, hint }: DurationFieldProps) {
  const text = useText();
  const split = splitDuration(seconds);
  // 0 fits every unit, so the unit last chosen stays
  const [chosenUnit, setChosenUnit] = useState(split.unit);
  const unit = seconds === 0 ? chosenUnit : split.unit;
  const amount = seconds === 0 ? 0 : split.amount;
  return (
    <div className="fieldPair">
      <NumberField
        label={label}
        value={amount}
        min={min}
        onCommit={(value) => onCommit(secondsFrom(value, unit))}
        {...(hint === undefined ? {} : { hint })}
      />
      <SelectField
        label={text('editor.field.unit')}
        value={unit}
        options={durationUnits.map((value) => ({ value, label: text(`editor.unit.${value}`) }))}
        onChange={(value) => {
          setChosenUnit(value);
          onCommit(secondsFrom(amount, value));
        }}
      />
    </div>
  );
}
