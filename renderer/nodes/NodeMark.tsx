import { isKakao, KindIcon } from './icons.tsx';
import './nodes.css';

interface NodeMarkProps {
  readonly kind: string;
  readonly family: string;
}

/** The small coloured square with the icon of a node's kind. */
export function NodeMark({ kind, family }: NodeMarkProps) {
  return (
    <span className="nodeMark" data-family={family} data-kakao={isKakao(kind) ? '' : undefined}>
      <KindIcon kind={kind} />
    </span>
  );
}
