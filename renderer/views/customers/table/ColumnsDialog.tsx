import { useText } from '../../../locales/index.ts';
import { Button, Dialog } from '../../../ui/index.ts';
import type { GridColumn } from './columns.ts';

interface ColumnsDialogProps {
  readonly all: readonly GridColumn[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly onClose: () => void;
}

const groups = ['basic', 'attributes', 'derived', 'predicted'] as const;

/** Which columns the table shows; each change shows at once. */
export function ColumnsDialog({ all, chosen, onChange, onClose }: ColumnsDialogProps) {
  const text = useText();
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('customers.columns')}
      size="wide"
      actions={
        <Button variant="primary" onClick={onClose}>
          {text('ui.close')}
        </Button>
      }
    >
      <div className="columnGroups">
        {groups.map((group) => (
          <fieldset key={group}>
            <legend>{text(`customers.columnGroup.${group}`)}</legend>
            {all
              .filter((column) => column.group === group)
              .map((column) => (
                <label key={column.id} className="columnChoice" title={column.hint === '' ? undefined : column.hint}>
                  <input type="checkbox" checked={chosen.includes(column.id)} onChange={() => toggle(column.id)} />
                  {column.title}
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </Dialog>
  );
}
