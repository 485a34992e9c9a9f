import { Switch } from '@base-ui/react/switch';

interface ToggleProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string;
  disabled?: boolean;
}

/** A setting that is on or off at once. */
export function Toggle({ label, checked, onChange, hint, disabled = false }: ToggleProps) {
  return (
    <label className="toggleRow">
      <span className="toggleText">
        <span>{label}</span>
        {hint === undefined ? null : <span className="fieldHint">{hint}</span>}
      </span>
      <Switch.Root
        className="toggleTrack"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className="toggleThumb" />
      </Switch.Root>
    </label>
  );
}
