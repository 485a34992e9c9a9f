import { clockText } from '../../../core/words/describe.ts';
import { TextField } from '../../ui/index.ts';

/** Second of the day from `HH:MM`; null for anything else. */
function secondOfDayFrom(text: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(text);
  return match === null ? null : Number(match[1]) * 3600 + Number(match[2]) * 60;
}

interface TimeFieldProps {
  readonly label: string;
  readonly secondOfDay: number;
  readonly onCommit: (secondOfDay: number) => void;
}

/** A local clock time, to the minute. */
export function TimeField({ label, secondOfDay, onCommit }: TimeFieldProps) {
  return (
    <TextField
      label={label}
      type="time"
      value={clockText(secondOfDay)}
      onCommit={(value) => {
        const seconds = secondOfDayFrom(value);
        if (seconds !== null) onCommit(seconds);
      }}
    />
  );
}
