import { Plus, X } from 'lucide-react';
import type { NodeOf } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { Button, IconButton, NumberField, SelectField } from '../ui/index.ts';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { OptionalNumberField } from './fields/OptionalNumberField.tsx';
import { equalWeights, freshPortId } from './portIds.ts';

type Arm = NodeOf<'experiment'>['arms'][number];

/** Arms with their shares and the control among them, what they are compared on, and when the winner takes over. */
export function ExperimentFields({ node }: { readonly node: NodeOf<'experiment'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const total = node.arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
  const control = node.arms.find((arm) => arm.isControl)?.id ?? 'none';
  const change = (id: string, patch: Partial<Arm>) =>
    update((latest) => ({
      ...latest,
      arms: latest.arms.map((arm) => (arm.id === id ? { ...arm, ...patch } : arm)),
    }));
  return (
    <>
      {node.arms.map((arm, index) => (
        <div key={arm.id} className="portEditorHead">
          <IdleTextField
            label={text('editor.experiment.arm', { n: index + 1 })}
            value={arm.label}
            onCommit={(label) => change(arm.id, { label })}
          />
          <NumberField
            label={text('editor.split.weight')}
            value={arm.weightPercent}
            min={0}
            max={100}
            suffix="%"
            onCommit={(weightPercent) => change(arm.id, { weightPercent })}
          />
          <IconButton
            size="small"
            label={text('editor.branch.remove', { name: arm.label })}
            icon={<X aria-hidden />}
            disabled={node.arms.length <= 2}
            onClick={() =>
              update((latest) => ({ ...latest, arms: latest.arms.filter((other) => other.id !== arm.id) }))
            }
          />
        </div>
      ))}
      <p className="splitTotal" data-bad={total === 100 ? undefined : ''} role="status">
        {text('editor.split.total', { total })}
      </p>
      <div className="buttonRow">
        <Button
          variant="ghost"
          size="small"
          icon={<Plus aria-hidden />}
          onClick={() => update((latest) => ({ ...latest, arms: [...latest.arms, newArm(latest.arms)] }))}
        >
          {text('editor.experiment.add')}
        </Button>
        <Button
          variant="ghost"
          size="small"
          onClick={() =>
            update((latest) => {
              const weights = equalWeights(latest.arms.length);
              return {
                ...latest,
                arms: latest.arms.map((arm, index) => ({ ...arm, weightPercent: weights[index] ?? 0 })),
              };
            })
          }
        >
          {text('editor.split.equal')}
        </Button>
      </div>
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

function newArm(arms: readonly Arm[]): Arm {
  const total = arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
  return {
    id: freshPortId(
      arms.map((arm) => arm.id),
      'arm',
    ),
    label: String.fromCodePoint(65 + Math.min(25, arms.length)),
    weightPercent: Math.max(0, 100 - total),
    isControl: false,
  };
}
