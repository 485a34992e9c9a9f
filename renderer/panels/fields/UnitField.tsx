import type { DerivedUnit } from '../../../core/dataset/derivedCatalogue.ts';
import { useText } from '../../locales/index.ts';
import { NumberField } from '../../ui/index.ts';

interface UnitFieldProps {
  readonly label: string;
  /** A share is shown and typed in percent; null = a bare number. */
  readonly unit: DerivedUnit | null;
  readonly value: number | null;
  readonly hideLabel?: boolean;
  readonly onCommit: (value: number) => void;
}

/** A number with the sign of its unit behind it. */
export function UnitField({ label, unit, value, hideLabel = false, onCommit }: UnitFieldProps) {
  const text = useText();
  const isShare = unit === 'share';
  return (
    <NumberField
      label={label}
      hideLabel={hideLabel}
      value={isShare && value !== null ? Number((value * 100).toFixed(4)) : value}
      onCommit={(number) => onCommit(isShare ? Number((number / 100).toFixed(6)) : number)}
      {...(unit === null ? {} : { suffix: text(`unitSign.${unit}`) })}
    />
  );
}
