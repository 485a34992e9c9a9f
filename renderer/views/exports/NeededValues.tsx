import type { Journey } from '../../../core/journey/spec.ts';
import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { useText } from '../../locales/index.ts';
import { TextField } from '../../ui/index.ts';
import { nodeName } from '../results/nodeName.ts';

interface NeededValuesProps {
  journey: Journey;
  target: string;
  fields: ExportPreview['fields'];
  onValue: (address: string, value: string) => void;
}

/** A small table of what only the target knows: ids of templates, lists, metrics. */
export function NeededValues({ journey, target, fields, onValue }: NeededValuesProps) {
  const text = useText();
  if (fields.length === 0) return null;
  const subjectOf = ({ name, nodeId }: ExportPreview['fields'][number]) => {
    const node = journey.nodes.find((one) => one.id === nodeId);
    return name ?? (node ? nodeName(text, node) : '');
  };
  return (
    <section aria-label={text('exporting.values')}>
      <h3 className="sectionTitle">{text('exporting.values')}</h3>
      <p className="exportHint">{text('exporting.valuesHint')}</p>
      <table className="plainTable exportValues">
        <tbody>
          {fields.map((field) => {
            const label = text(`exportField.${target}.${field.key}`);
            const subject = subjectOf(field);
            return (
              <tr key={field.address}>
                <th scope="row">
                  {label}
                  {subject === '' ? null : <span className="rowDetail">{subject}</span>}
                </th>
                <td>
                  <TextField
                    hideLabel
                    label={subject === '' ? label : text('exporting.valueFor', { label, subject })}
                    value={field.value ?? ''}
                    onCommit={(value) => onValue(field.address, value)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
