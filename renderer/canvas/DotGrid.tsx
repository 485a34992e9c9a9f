import type { CSSProperties } from 'react';
import { useStore } from 'reactflow';

const gap = 24;
const diameter = 1.5;

/**
 * The dots behind the cards. Painted by the style sheet, since a browser without a graphics card paints React Flow's SVG pattern anew over
 * the whole canvas whenever a figure on it changes.
 */
export function DotGrid() {
  const [x, y, zoom] = useStore((state) => state.transform);
  const step = gap * zoom;
  const style: CSSProperties & Record<'--dot-radius', string> = {
    '--dot-radius': `${(diameter * zoom) / 2}px`,
    backgroundSize: `${step}px ${step}px`,
    // a dot lies in the middle of its tile and is to lie on the grid
    backgroundPosition: `${x - step / 2}px ${y - step / 2}px`,
  };
  return <div className="dotGrid" aria-hidden style={style} />;
}
