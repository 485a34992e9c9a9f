import type { NodeOf } from '../../core/journey/nodes.ts';
import { acceptsEdges } from '../../core/journey/ports.ts';
import { showNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { kindKeyOf } from '../../core/words/family.ts';
import { nodeTitle } from '../../core/words/summary.ts';
import { useEditorSession, useJourneyStore } from '../stores/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { Button, NumberField, SelectField } from '../ui/index.ts';

/** How many customers a gate lets pass in a period. */
export function GateFields({ node }: { readonly node: NodeOf<'gate'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  return (
    <>
      <div className="fieldPair">
        <NumberField
          label={text('editor.gate.passes')}
          value={node.passes}
          min={0}
          onCommit={(passes) => update((latest) => ({ ...latest, passes: Math.round(passes) }))}
        />
        <SelectField
          label={text('editor.gate.per')}
          value={node.per}
          options={(['hour', 'day', 'week', 'window'] as const).map((value) => ({
            value,
            label: text(`editor.gate.${value}`),
          }))}
          onChange={(per) => update((latest) => ({ ...latest, per }))}
        />
      </div>
      <p className="panelHint">{text('editor.gate.hint')}</p>
    </>
  );
}

/** The node at which a run goes on. */
export function GoToFields({ node }: { readonly node: NodeOf<'goTo'> }) {
  const text = useText();
  const session = useEditorSession();
  const update = useNodeUpdate(node);
  const nodes = useJourneyStore((state) => state.journey?.nodes);
  const targets = (nodes ?? []).filter((other) => other.id !== node.id && acceptsEdges(other));
  return (
    <>
      <SelectField
        label={text('editor.goTo.target')}
        value={node.target === '' ? 'none' : node.target}
        options={[
          { value: 'none', label: text('editor.goTo.none') },
          ...targets.map((other) => ({
            value: other.id,
            label: `${text(`editor.kind.${kindKeyOf(other)}`)} · ${nodeTitle(text, other)}`,
          })),
        ]}
        onChange={(target) => update((latest) => ({ ...latest, target: target === 'none' ? '' : target }))}
      />
      {node.target === '' ? null : (
        <Button variant="ghost" size="small" onClick={() => showNode(session, node.target)}>
          {text('editor.goTo.show')}
        </Button>
      )}
      <p className="panelHint">{text('editor.goTo.hint')}</p>
    </>
  );
}
