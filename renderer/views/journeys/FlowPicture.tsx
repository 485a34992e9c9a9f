import type { Journey } from '../../../core/journey/spec.ts';
import { familyOf } from '../../../core/words/family.ts';

const nodeWidth = 140;
const nodeHeight = 70;

/** A small picture of a journey's flow, from the same positions as the canvas. */
export function FlowPicture({ journey, label }: { journey: Journey; label: string }) {
  const nodes = journey.nodes.filter((node) => node.type !== 'note');
  const places = new Map(nodes.map((node) => [node.id, node.position]));
  const xs = nodes.map((node) => node.position.x);
  const ys = nodes.map((node) => node.position.y);
  const left = Math.min(0, ...xs);
  const top = Math.min(...ys, Infinity);
  const width = Math.max(...xs, 0) + nodeWidth - left;
  const height = Math.max(...ys, 0) + nodeHeight - (Number.isFinite(top) ? top : 0);
  const margin = 20;
  const viewBox = [left - margin, (Number.isFinite(top) ? top : 0) - margin, width + 2 * margin, height + 2 * margin];
  return (
    <svg className="flowPicture" viewBox={viewBox.join(' ')} role="img" aria-label={label}>
      {journey.edges.map((edge) => {
        const from = places.get(edge.from);
        const to = places.get(edge.to);
        if (from === undefined || to === undefined) return null;
        const x1 = from.x + nodeWidth;
        const y1 = from.y + nodeHeight / 2;
        const y2 = to.y + nodeHeight / 2;
        const middle = (x1 + to.x) / 2;
        return (
          <path
            key={edge.id}
            className="flowEdge"
            d={`M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${to.x} ${y2}`}
          />
        );
      })}
      {nodes.map((node) => {
        const to = node.type === 'goTo' ? places.get(node.target) : undefined;
        if (to === undefined) return null;
        const x1 = node.position.x + nodeWidth;
        const y1 = node.position.y + nodeHeight / 2;
        const y2 = to.y + nodeHeight / 2;
        return (
          <path
            key={`jump ${node.id}`}
            className="flowEdge"
            data-jump=""
            d={`M ${x1} ${y1} C ${x1 + nodeWidth} ${y1}, ${to.x - nodeWidth} ${y2}, ${to.x} ${y2}`}
          />
        );
      })}
      {nodes.map((node) => (
        <rect
          key={node.id}
          className="flowNode"
          data-family={familyOf(node)}
          x={node.position.x}
          y={node.position.y}
          width={nodeWidth}
          height={nodeHeight}
          rx={14}
        />
      ))}
    </svg>
  );
}
