import type { JourneyNode } from '../../core/journey/nodes.ts';
import { portsOf } from '../../core/journey/ports.ts';
import { showNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { countText } from '../nodes/figures.ts';
import { nodeTitle, portText } from '../../core/words/summary.ts';
import { useEditorSession, useJourneyStore, useNumbersStore } from '../stores/index.ts';
import { portNumbers } from '../stores/nodeNumbers.ts';
import { Section } from './Section.tsx';

/** Where customers come from and where they go on, as links that select the node. */
export function PathTab({ node }: { readonly node: JourneyNode }) {
  const text = useText();
  const session = useEditorSession();
  const journey = useJourneyStore((state) => state.journey);
  const result = useNumbersStore((state) => state.result);
  if (journey === null) return null;
  const nodeOf = (id: string) => journey.nodes.find((candidate) => candidate.id === id);
  const link = (key: string, port: string, other: JourneyNode | undefined, passed: number | undefined) => (
    <li key={key}>
      <button
        type="button"
        disabled={other === undefined}
        onClick={() => other !== undefined && showNode(session, other.id)}
      >
        {port === '' ? null : <span className="pathPort">{port}</span>}
        <span className="pathTitle">{other === undefined ? text('editor.path.ends') : nodeTitle(text, other)}</span>
        {passed === undefined ? null : <b>{countText(passed)}</b>}
      </button>
    </li>
  );
  const incoming = journey.edges.filter((edge) => edge.to === node.id);
  const jumps = journey.nodes.filter((other) => other.type === 'goTo' && other.target === node.id);
  const ports = node.type === 'goTo' ? ['next'] : portsOf(node);
  const targetOf = (port: string) =>
    node.type === 'goTo'
      ? node.target
      : journey.edges.find((candidate) => candidate.from === node.id && candidate.port === port)?.to;
  return (
    <>
      {incoming.length + jumps.length === 0 ? null : (
        <Section title={text('editor.path.from')}>
          <ul className="pathList">
            {incoming.map((edge) => {
              const source = nodeOf(edge.from);
              const port = source === undefined ? '' : portText(text, source, edge.port);
              return link(edge.id, port, source, portNumbers(result, edge.from, edge.port)?.passed);
            })}
            {jumps.map((jump) => link(jump.id, '', jump, portNumbers(result, jump.id, 'next')?.passed))}
          </ul>
        </Section>
      )}
      {ports.length === 0 ? null : (
        <Section title={text('editor.path.to')}>
          <ul className="pathList">
            {ports.map((port) => {
              const to = targetOf(port);
              const target = to === undefined ? undefined : nodeOf(to);
              return link(port, portText(text, node, port), target, portNumbers(result, node.id, port)?.passed);
            })}
          </ul>
        </Section>
      )}
    </>
  );
}
