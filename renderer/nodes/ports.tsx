import { Handle, Position } from 'reactflow';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { acceptsEdges, portsOf } from '../../core/journey/ports.ts';
import type { JourneyEdge } from '../../core/journey/spec.ts';
import { nodeSize, portOffset } from '../../core/journey/geometry.ts';
import { jumpHandle, targetHandle } from '../canvas/derive.ts';
import { useText } from '../locales/index.ts';
import { useJourneyStore } from '../stores/index.ts';
import { portText } from '../../core/words/summary.ts';

const usedPorts = new WeakMap<readonly JourneyEdge[], ReadonlySet<string>>();

/** `node|port` of every port that has an edge; computed once per list of edges. */
function usedPortsOf(edges: readonly JourneyEdge[]): ReadonlySet<string> {
  const known = usedPorts.get(edges);
  if (known !== undefined) return known;
  const used = new Set(edges.map((edge) => `${edge.from}|${edge.port}`));
  usedPorts.set(edges, used);
  return used;
}

/** The places where edges start and end. A named port without an edge shows its name, because no edge does. */
export function Ports({ node }: { readonly node: JourneyNode }) {
  const ports = portsOf(node);
  const { height } = nodeSize(node);
  return (
    <>
      {acceptsEdges(node) ? <Handle type="target" id={targetHandle} position={Position.Left} /> : null}
      {node.type === 'goTo' ? (
        <Handle
          type="source"
          id={jumpHandle}
          position={Position.Right}
          isConnectable={false}
          data-jump=""
          aria-hidden
        />
      ) : null}
      {ports.map((port, index) => (
        <SourcePort key={port} node={node} port={port} top={portOffset(height, index, ports.length)} />
      ))}
    </>
  );
}

function SourcePort({ node, port, top }: { readonly node: JourneyNode; readonly port: string; readonly top: number }) {
  const text = useText();
  const used = useJourneyStore(
    (state) => state.journey !== null && usedPortsOf(state.journey.edges).has(`${node.id}|${port}`),
  );
  const name = portText(text, node, port);
  return (
    <>
      <Handle
        type="source"
        id={port}
        position={Position.Right}
        style={{ top }}
        title={text('editor.port.connectFrom', { port: name || text('editor.port.next') })}
        data-open={used ? undefined : ''}
      />
      {used || name === '' ? null : (
        <span className="portName" style={{ top }}>
          {name}
        </span>
      )}
    </>
  );
}
