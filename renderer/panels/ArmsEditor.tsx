import { Plus, X } from 'lucide-react';
import { useText } from '../locales/index.ts';
import { Button, IconButton, NumberField } from '../ui/index.ts';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { equalWeights, freshPortId } from './portIds.ts';

interface Arm {
  readonly id: string;
  readonly label: string;
  readonly weightPercent: number;
}

interface ArmsEditorProps<A extends Arm> {
  readonly arms: readonly A[];
  /** Names the field of the nth arm, from 1. */
  readonly labelOf: (n: number) => string;
  readonly addLabel: string;
  /** What a new arm has beside id, label and share. */
  readonly extra: Omit<A, keyof Arm>;
  readonly onChange: (change: (arms: readonly A[]) => A[]) => void;
}

const fewestArms = 2;

/** The arms of a split or an experiment: names, shares and their sum. */
export function ArmsEditor<A extends Arm>({ arms, labelOf, addLabel, extra, onChange }: ArmsEditorProps<A>) {
  const text = useText();
  const total = arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
  const change = (id: string, patch: Partial<Arm>) =>
    onChange((latest) => latest.map((arm) => (arm.id === id ? { ...arm, ...patch } : arm)));
  return (
    <>
      {arms.map((arm, index) => (
        <div key={arm.id} className="portEditorHead">
          <IdleTextField label={labelOf(index + 1)} value={arm.label} onCommit={(label) => change(arm.id, { label })} />
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
            disabled={arms.length <= fewestArms}
            onClick={() => onChange((latest) => latest.filter((other) => other.id !== arm.id))}
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
          onClick={() => onChange((latest) => [...latest, { ...extra, ...newArm(latest) } as A])}
        >
          {addLabel}
        </Button>
        <Button variant="ghost" size="small" onClick={() => onChange(shareEvenly)}>
          {text('editor.split.equal')}
        </Button>
      </div>
    </>
  );
}

/** The next letter, with what is left of the shares. */
function newArm(arms: readonly Arm[]): Arm {
  const total = arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
  const ids = arms.map((arm) => arm.id);
  return {
    id: freshPortId(ids, 'arm'),
    label: String.fromCodePoint(65 + Math.min(25, arms.length)),
    weightPercent: Math.max(0, 100 - total),
  };
}

function shareEvenly<A extends Arm>(arms: readonly A[]): A[] {
  const weights = equalWeights(arms.length);
  return arms.map((arm, index) => ({ ...arm, weightPercent: weights[index] ?? 0 }));
}
