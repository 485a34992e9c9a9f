import { useCallback, useEffect, useRef, useState } from 'react';
import type { EdgeChange, NodeChange } from 'reactflow';
import { useEditorSession } from '../stores/index.ts';
import type { CardNode, FlowEdge } from './derive.ts';
import { nodeSize } from '../../core/journey/geometry.ts';
import { type Guides, guidesOf } from './guides.ts';

type Place = { readonly x: number; readonly y: number };
const nothingMoving: ReadonlyMap<string, Place> = new Map();
const noGuides: Guides = { x: null, y: null };

/** Applies select changes to a list of ids. */
function withSelection(
  ids: readonly string[],
  changes: readonly { id: string; selected: boolean }[],
): readonly string[] {
  const next = new Set(ids);
  for (const change of changes) {
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  return [...next];
}

/**
 * Turns React Flow's changes into session state and, when a drag ends, into one moveNodes command. Escape during a drag puts
 * the cards back.
 */
export function useGraphChanges() {
  const session = useEditorSession();
  const [moving, setMoving] = useState(nothingMoving);
  const [guides, setGuides] = useState(noGuides);
  const dragged = useRef<Map<string, Place>>(new Map());
  const cancelled = useRef(false);

  const finish = useCallback(() => {
    dragged.current = new Map();
    setMoving(nothingMoving);
    setGuides(noGuides);
  }, []);

  const isMoving = moving.size > 0;
  useEffect(() => {
    if (!isMoving) return;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      cancelled.current = true;
      finish();
    }
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isMoving, finish]);

  const showGuides = useCallback(() => {
    const journey = session.journey.getState().journey;
    const [entry, second] = [...dragged.current.entries()];
    const node = journey?.nodes.find((candidate) => candidate.id === entry?.[0]);
    if (journey === null || entry === undefined || second !== undefined || node === undefined) {
      setGuides(noGuides);
      return;
    }
    const others = journey.nodes
      .filter((other) => other.id !== node.id)
      .map((other) => ({ ...other.position, ...nodeSize(other) }));
    setGuides(guidesOf({ ...entry[1], ...nodeSize(node) }, others));
  }, [session]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const { dispatch, journey, select, selection } = session.journey.getState();
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0) select({ ...selection, nodeIds: withSelection(selection.nodeIds, selects) });
      const positions = changes.filter((change) => change.type === 'position');
      if (positions.length === 0) return;
      const isDragging = positions.some((change) => change.dragging === true);
      if (isDragging && cancelled.current) return;
      if (isDragging) {
        const next = new Map(dragged.current);
        for (const change of positions) if (change.position !== undefined) next.set(change.id, change.position);
        dragged.current = next;
        setMoving(next);
        showGuides();
        return;
      }
      cancelled.current = false;
      const moved = [...dragged.current].filter(([id, place]) => {
        const before = journey?.nodes.find((node) => node.id === id)?.position;
        return before !== undefined && (before.x !== place.x || before.y !== place.y);
      });
      if (moved.length > 0) {
        const places = moved.map(([nodeId, place]) => ({ nodeId, x: place.x, y: place.y }));
        dispatch({ kind: 'moveNodes', positions: places, reason: 'move' });
      }
      finish();
    },
    [session, finish, showGuides],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { select, selection } = session.journey.getState();
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0) select({ ...selection, edgeIds: withSelection(selection.edgeIds, selects) });
    },
    [session],
  );

  return { moving, guides, onNodesChange, onEdgesChange };
}
