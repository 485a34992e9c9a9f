import { useText } from '../../locales/index.ts';

interface WeekdayFieldProps {
  readonly label: string;
  /** ISO weekdays, 1 = Monday; empty = every day. */
  readonly weekdays: readonly number[];
  readonly onCommit: (weekdays: number[]) => void;
}

/** Weekdays as buttons that are in or out. */
export function WeekdayField({ label, weekdays, onCommit }: WeekdayFieldProps) {
  const text = useText();
  return (
    <fieldset className="weekdays">
      <legend className="fieldLabel">{label}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const isOn = weekdays.includes(day);
        return (
          <button
            key={day}
            type="button"
            aria-pressed={isOn}
            aria-label={text(`editor.weekdayFull.${day}`)}
            onClick={() =>
              onCommit(isOn ? weekdays.filter((other) => other !== day) : [...weekdays, day].sort((a, b) => a - b))
            }
          >
            {text(`editor.weekday.${day}`)}
          </button>
        );
      })}
    </fieldset>
  );
}
