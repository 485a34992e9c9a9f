import { type RefObject, useEffect, useRef } from 'react';
import { useReactFlow } from 'reactflow';
import { useEditorSession } from '../stores/index.ts';

const fitOptions = { padding: 0.12, maxZoom: 1.25, duration: 150 };

/** Makes the mounted canvas reachable for commands, and remembers where the pointer is over it. */
export function useCanvasApi(wrapper: RefObject<HTMLDivElement | null>): void {
  const session = useEditorSession();
  const flow = useReactFlow();
  const pointer = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const element = wrapper.current;
    if (element === null) return;
    function onMove(event: PointerEvent): void {
      pointer.current = { x: event.clientX, y: event.clientY };
    }
    function onLeave(): void {
      pointer.current = null;
    }
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onLeave);

    const canvas = element;
    function cardOf(nodeId: string): HTMLElement | null {
      return canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
    }
    function reveal(nodeId: string): void {
      const box = cardOf(nodeId)?.getBoundingClientRect();
      const frame = canvas.getBoundingClientRect();
      const isInside =
        box !== undefined &&
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom;
      if (!isInside) session.canvas.current?.centerOn(nodeId);
    }

    const leave = session.canvas.occupy({
      zoomIn: () => void flow.zoomIn({ duration: 120 }),
      zoomOut: () => void flow.zoomOut({ duration: 120 }),
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: 120 }),
      fit: () => {
        // after React Flow has taken over positions that were set in the same turn
        requestAnimationFrame(() => void flow.fitView(fitOptions));
      },
      fitNodes: (nodeIds) => void flow.fitView({ ...fitOptions, nodes: nodeIds.map((id) => ({ id })) }),
      centerOn: (nodeId) => {
        const node = flow.getInternalNode(nodeId);
        if (node === undefined) return;
        const { positionAbsolute } = node.internals;
        const x = positionAbsolute.x + (node.measured.width ?? 0) / 2;
        const y = positionAbsolute.y + (node.measured.height ?? 0) / 2;
        void flow.setCenter(x, y, { zoom: Math.max(flow.getZoom(), 0.8), duration: 150 });
      },
      focusNode: (nodeId) => {
        cardOf(nodeId)?.focus({ preventScroll: true });
        reveal(nodeId);
      },
      reveal: (nodeId) => {
        requestAnimationFrame(() => reveal(nodeId));
      },
      center: () => {
        const frame = element.getBoundingClientRect();
        return flow.screenToFlowPosition({ x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 });
      },
      pointer: () => (pointer.current === null ? null : flow.screenToFlowPosition(pointer.current)),
    });
    return () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
      leave();
    };
  }, [flow, session, wrapper]);
}
