import type { NodeOf } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { SelectField } from '../ui/index.ts';
import { ArmsEditor } from './ArmsEditor.tsx';
import { OptionalNumberField } from './fields/OptionalNumberField.tsx';

/** Arms with their shares and the control among them, what they are compared on, and when the winner takes over. */
export function ExperimentFields({ node }: { readonly node: NodeOf<'experiment'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const control = node.arms.find((arm) => arm.isControl)?.id ?? 'none';
  return (
    <>
      <ArmsEditor
        arms={node.arms}
        labelOf={(n) => text('editor.experiment.arm', { n })}
        addLabel={text('editor.experiment.add')}
        extra={{ isControl: false }}
        onChange={(change) => update((latest) => ({ ...latest, arms: change(latest.arms) }))}
      />
      <SelectField
        label={text('editor.experiment.control')}
        hint={text('editor.experiment.controlHint')}
        value={control}
        options={[
          ...node.arms.map((arm) => ({ value: arm.id, label: arm.label || text('editor.port.unnamed') })),
          { value: 'none', label: text('editor.experiment.noControl') },
        ]}
        onChange={(id) =>
          update((latest) => ({ ...latest, arms: latest.arms.map((arm) => ({ ...arm, isControl: arm.id === id })) }))
        }
      />
      <SelectField
        label={text('editor.experiment.metric')}
        value={node.metric}
        options={(['goal', 'conversion', 'click'] as const).map((value) => ({
          value,
          label: text(`editor.metric.${value}`),
        }))}
        onChange={(metric) => update((latest) => ({ ...latest, metric }))}
      />
      <OptionalNumberField
        label={text('editor.experiment.winner')}
        hint={text('editor.experiment.winnerHint')}
        numberLabel={text('editor.experiment.winnerDays')}
        suffix={text('editor.unit.days')}
        value={node.winnerAfterDays}
        usual={14}
        min={1}
        onCommit={(winnerAfterDays) => update((latest) => ({ ...latest, winnerAfterDays }))}
      />
      <p className="panelHint">{text('editor.split.hint')}</p>
    </>
  );
}
