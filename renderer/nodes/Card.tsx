import type { ReactNode } from 'react';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import type { Emphasis } from '../canvas/derive.ts';
import { useText } from '../locales/index.ts';
import { CardFigures } from './CardFigures.tsx';
import { familyOf, kindKeyOf } from '../../core/words/family.ts';
import { NodeMark } from './NodeMark.tsx';
import { ProblemBadge } from './ProblemBadge.tsx';
import { Ports } from './ports.tsx';
import { nodeKicker, nodeTitle } from '../../core/words/summary.ts';
import './nodes.css';

interface CardProps {
  readonly node: JourneyNode;
  readonly emphasis: Emphasis;
  /** What the title line shows instead of the generated title. */
  readonly children?: ReactNode;
}

/** The frame that all counted nodes share: mark, kicker, problems, title, figures, bar, ports. */
export function Card({ node, emphasis, children }: CardProps) {
  const text = useText();
  const family = familyOf(node);
  const title = nodeTitle(text, node);
  return (
    <div className="card" data-family={family} data-emphasis={emphasis}>
      <div className="cardHead">
        <NodeMark kind={kindKeyOf(node)} family={family} />
        <span className="cardKicker">{nodeKicker(text, node)}</span>
        <ProblemBadge nodeId={node.id} />
      </div>
      <div className="cardTitle" title={title}>
        {children ?? title}
      </div>
      <CardFigures nodeId={node.id} />
      <Ports node={node} />
    </div>
  );
}
