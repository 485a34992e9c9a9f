import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { NodeOf } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { Button, IconButton, NumberField } from '../ui/index.ts';
import { ConditionEditor } from './condition/ConditionEditor.tsx';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { equalWeights, freshPortId, movedBy } from './portIds.ts';

/** Who passes a filter. */
export function FilterFields({ node }: { readonly node: NodeOf<'filter'> }) {
  const update = useNodeUpdate(node);
  return (
    <ConditionEditor
      condition={node.condition}
      onChange={(condition) => update((latest) => ({ ...latest, condition }))}
    />
  );
}

/** Branches in the order in which they are tried. */
export function BranchFields({ node }: { readonly node: NodeOf<'branch'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  type Branch = NodeOf<'branch'>['branches'][number];
  const change = (id: string, patch: Partial<Branch>) =>
    update((latest) => ({
      ...latest,
      branches: latest.branches.map((branch) => (branch.id === id ? { ...branch, ...patch } : branch)),
    }));
  const move = (index: number, step: 1 | -1) =>
    update((latest) => ({ ...latest, branches: movedBy(latest.branches, index, step) }));
  return (
    <>
      <p className="panelHint">{text('editor.branch.hint')}</p>
      {node.branches.map((branch, index) => (
        <div key={branch.id} className="portEditor">
          <div className="portEditorHead">
            <IdleTextField
              label={text('editor.branch.label', { n: index + 1 })}
              value={branch.label}
              onCommit={(label) => change(branch.id, { label })}
            />
            <IconButton
              size="small"
              label={text('editor.branch.up')}
              icon={<ArrowUp aria-hidden />}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              size="small"
              label={text('editor.branch.down')}
              icon={<ArrowDown aria-hidden />}
              disabled={index === node.branches.length - 1}
              onClick={() => move(index, 1)}
            />
            <IconButton
              size="small"
              label={text('editor.branch.remove', { name: branch.label })}
              icon={<X aria-hidden />}
              onClick={() =>
                update((latest) => ({ ...latest, branches: latest.branches.filter((other) => other.id !== branch.id) }))
              }
            />
          </div>
          <ConditionEditor condition={branch.condition} onChange={(condition) => change(branch.id, { condition })} />
        </div>
      ))}
      <Button
        variant="ghost"
        size="small"
        icon={<Plus aria-hidden />}
        onClick={() =>
          update((latest) => ({
            ...latest,
            branches: [
              ...latest.branches,
              {
                id: freshPortId(
                  latest.branches.map((branch) => branch.id),
                  'branch',
                ),
                label: text('editor.new.branch', { n: latest.branches.length + 1 }),
                condition: { kind: 'all', of: [] },
              },
            ],
          }))
        }
      >
        {text('editor.branch.add')}
      </Button>
      <p className="panelHint">{text('editor.branch.elseHint')}</p>
    </>
  );
}

/** Arms of a random split and their shares. */
export function SplitFields({ node }: { readonly node: NodeOf<'split'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  type Arm = NodeOf<'split'>['arms'][number];
  const total = node.arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
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
            label={text('editor.split.label', { n: index + 1 })}
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
          onClick={() =>
            update((latest) => ({
              ...latest,
              arms: [
                ...latest.arms,
                {
                  id: freshPortId(
                    latest.arms.map((arm) => arm.id),
                    'arm',
                  ),
                  label: String.fromCodePoint(65 + Math.min(25, latest.arms.length)),
                  weightPercent: Math.max(0, 100 - total),
                },
              ],
            }))
          }
        >
          {text('editor.split.add')}
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
      <p className="panelHint">{text('editor.split.hint')}</p>
    </>
  );
}
