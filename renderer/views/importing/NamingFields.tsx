import type { Mapping } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { SelectField } from '../../ui/index.ts';

interface NamingFieldsProps {
  mapping: Mapping;
  /** Every column, and "none" for `noColumn`. */
  options: readonly { value: string; label: string }[];
  noColumn: string;
  onChange: (patch: Pick<Mapping, 'email' | 'phone'>) => void;
}

/** The columns by which rows name their customer where they have no number. */
export function NamingFields({ mapping, options, noColumn, onChange }: NamingFieldsProps) {
  const text = useText();
  // a list of customers with numbers says by the meanings of its columns which addresses they have
  if (mapping.kind === 'customers' && mapping.customer !== '') return null;
  return (
    <>
      {(['email', 'phone'] as const).map((kind) => (
        <SelectField
          key={kind}
          label={text(`importing.${kind}`)}
          value={mapping[kind] ?? noColumn}
          options={options}
          onChange={(column) => onChange({ [kind]: column === noColumn ? null : column })}
          hint={text(`importing.${kind}Hint`)}
        />
      ))}
    </>
  );
}
