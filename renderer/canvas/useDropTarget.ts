import { type RefObject, useEffect, useState } from 'react';
import { useReactFlow } from 'reactflow';
import { useStore } from 'zustand';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { acceptsEdges, portsOf } from '../../core/journey/ports.ts';
import { useEditorSession } from '../stores/index.ts';
import { newId } from '../stores/newId.ts';
import { nodeSize, snapped } from '../../core/journey/geometry.ts';
import { elementIdAt, isOverCanvas } from './hit.ts';

/** Whether the node can be put into an edge. */
function fitsIntoEdge(node: JourneyNode): boolean {
  return acceptsEdges(node) && portsOf(node).length > 0;
}

/**
 * Takes what is dragged from the palette: onto an edge it goes into the edge, onto the canvas it stands alone. Returns the
 * edge under the pointer while dragging.
 */
export function useDropTarget(wrapper: RefObject<HTMLDivElement | null>): string | null {
  const session = useEditorSession();
  const flow = useReactFlow();
  const dragged = useStore(session.drag, (state) => state.node);
  const [edgeId, setEdgeId] = useState<string | null>(null);

  useEffect(() => {
    if (dragged === null) return;
    const node = dragged;

    function edgeUnder(event: PointerEvent): string | null {
      return fitsIntoEdge(node) ? elementIdAt(event.clientX, event.clientY, 'edge') : null;
    }

    function onMove(event: PointerEvent): void {
      setEdgeId(edgeUnder(event));
    }

    function onUp(event: PointerEvent): void {
      const element = wrapper.current;
      setEdgeId(null);
      if (element === null || !isOverCanvas(event.clientX, event.clientY, element)) return;
      const size = nodeSize(node);
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const position = snapped({ x: at.x - size.width / 2, y: at.y - size.height / 2 });
      const placed = { ...node, position };
      const edge = edgeUnder(event);
      const { dispatch, select } = session.journey.getState();
      const done =
        edge === null
          ? dispatch({ kind: 'addElements', nodes: [placed], edges: [] })
          : dispatch({ kind: 'insertOnEdge', edgeId: edge, node: placed, newEdgeId: newId('edge') });
      if (done) select({ nodeIds: [node.id], edgeIds: [] });
    }

    window.addEventListener('pointermove', onMove);
    // in the capture phase, before the palette ends the drag
    window.addEventListener('pointerup', onUp, true);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp, true);
      setEdgeId(null);
    };
  }, [dragged, flow, session, wrapper]);
  return edgeId;
}
