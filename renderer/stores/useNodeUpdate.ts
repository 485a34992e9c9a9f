import { useCallback } from 'react';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { useEditorSession } from './EditorProvider.tsx';

function isLike<Shape extends JourneyNode>(candidate: JourneyNode, shape: Shape): candidate is Shape {
  return candidate.type === shape.type;
}

/**
 * A function that changes the node as it is at that moment, as one command; so a field that commits late cannot undo what
 * another field wrote meanwhile. Does nothing when the node is gone or nothing changes.
 */
export function useNodeUpdate<Shape extends JourneyNode>(
  node: Shape,
): (change: (latest: Shape) => JourneyNode) => void {
  const session = useEditorSession();
  const { id, type } = node;
  return useCallback(
    (change) => {
      const { dispatch, journey } = session.journey.getState();
      const latest = journey?.nodes.find((candidate) => candidate.id === id);
      if (latest === undefined || latest.type !== type || !isLike(latest, node)) return;
      const next = change(latest);
      if (JSON.stringify(next) !== JSON.stringify(latest)) dispatch({ kind: 'updateNode', node: next });
    },
    // the node itself changes with every edit; its id and type are what the function depends on
    // oxlint-disable-next-line react/exhaustive-deps
    [session, id, type],
  );
}
