import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { NodeOf } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { Button, IconButton } from '../ui/index.ts';
import { ArmsEditor } from './ArmsEditor.tsx';
import { ConditionEditor } from './condition/ConditionEditor.tsx';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { freshPortId, movedBy } from './portIds.ts';

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
  return (
    <>
      <ArmsEditor
        arms={node.arms}
        labelOf={(n) => text('editor.split.label', { n })}
        addLabel={text('editor.split.add')}
        extra={{}}
        onChange={(change) => update((latest) => ({ ...latest, arms: change(latest.arms) }))}
      />
      <p className="panelHint">{text('editor.split.hint')}</p>
    </>
  );
}
