import { NumberField, Toggle } from '../../ui/index.ts';

interface OptionalNumberFieldProps {
  /** What switching it on means. */
  readonly label: string;
  readonly hint?: string;
  /** Names the number itself. */
  readonly numberLabel: string;
  readonly value: number | null;
  /** The number it starts with when switched on. */
  readonly usual: number;
  readonly min?: number;
  readonly suffix?: string;
  readonly onCommit: (value: number | null) => void;
}

/** A whole number that may be absent: a switch, and the number while it is on. */
export function OptionalNumberField({
  label,
  hint,
  numberLabel,
  value,
  usual,
  min = 0,
  suffix,
  onCommit,
}: OptionalNumberFieldProps) {
  return (
    <>
      <Toggle
        label={label}
        checked={value !== null}
        onChange={(isOn) => onCommit(isOn ? usual : null)}
        {...(hint === undefined ? {} : { hint })}
      />
      {value === null ? null : (
        <NumberField
          label={numberLabel}
          value={value}
          min={min}
          onCommit={(next) => onCommit(Math.round(next))}
          {...(suffix === undefined ? {} : { suffix })}
        />
      )}
    </>
  );
}
