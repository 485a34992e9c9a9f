import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useId } from 'react';

interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

interface SelectFieldProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
  hideLabel?: boolean;
  disabled?: boolean;
  hint?: string;
}

/** One of a few options. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
  disabled = false,
  hint,
}: SelectFieldProps<Value>) {
  const id = useId();
  const shown = options.find((option) => option.value === value)?.label ?? value;
  return (
    <div className="field">
      <span id={id} className={hideLabel ? 'visuallyHidden' : 'fieldLabel'}>
        {label}
      </span>
      <Select.Root
        value={value}
        disabled={disabled}
        items={options}
        onValueChange={(next) => {
          if (next !== null && next !== value) onChange(next);
        }}
      >
        <Select.Trigger className="selectTrigger" aria-labelledby={`${id} ${id}-value`}>
          <span id={`${id}-value`} className="selectValue">
            {shown}
          </span>
          <Select.Icon className="selectIcon">
            <ChevronDown aria-hidden />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className="popupLayer" data-above-dialog="" sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className="popup">
              {options.map((option) => (
                <Select.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  className="menuItem"
                >
                  <Select.ItemText className="menuItemText">{option.label}</Select.ItemText>
                  <Select.ItemIndicator>
                    <Check aria-hidden />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
      {hint === undefined ? null : <span className="fieldHint">{hint}</span>}
    </div>
  );
}
