import { useStore } from 'reactflow';
import type { Guides } from './guides.ts';

/** Draws the guides over the canvas while a card is dragged. */
export function GuideLines({ guides }: { readonly guides: Guides }) {
  const transform = useStore((state) => state.transform);
  const [x, y, zoom] = transform;
  return (
    <>
      {guides.x === null ? null : <div className="guideColumn" style={{ left: guides.x * zoom + x }} aria-hidden />}
      {guides.y === null ? null : <div className="guideRow" style={{ top: guides.y * zoom + y }} aria-hidden />}
    </>
  );
}
