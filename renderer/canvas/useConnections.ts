import { useCallback } from 'react';
import type { Connection, FinalConnectionState } from 'reactflow';
import { acceptsEdges } from '../../core/journey/ports.ts';
import { useEditorSession } from '../stores/index.ts';
import { newId } from '../stores/newId.ts';
import type { FlowEdge } from './derive.ts';
import { elementIdAt } from './hit.ts';

/** A connection that was dropped on empty canvas and waits for the choice of what comes next. */
export interface OpenConnection {
  readonly nodeId: string;
  readonly port: string;
  readonly x: number;
  readonly y: number;
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } | null {
  if ('clientX' in event) return { x: event.clientX, y: event.clientY };
  const touch = event.changedTouches[0];
  return touch === undefined ? null : { x: touch.clientX, y: touch.clientY };
}

/** What drawing, dropping and re-routing connections does. */
export function useConnections(onOpen: (connection: OpenConnection) => void) {
  const session = useEditorSession();

  const isAllowed = useCallback(
    (from: string, to: string) => {
      const target = session.journey.getState().journey?.nodes.find((node) => node.id === to);
      return from !== to && target !== undefined && acceptsEdges(target);
    },
    [session],
  );

  const connect = useCallback(
    (from: string, port: string, to: string, edgeId: string) => {
      if (isAllowed(from, to)) {
        session.journey.getState().dispatch({ kind: 'connect', edge: { id: edgeId, from, port, to } });
      }
    },
    [isAllowed, session],
  );

  const isValidConnection = useCallback(
    (connection: Connection | FlowEdge) => isAllowed(connection.source, connection.target),
    [isAllowed],
  );

  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (sourceHandle !== null) connect(source, sourceHandle, target, newId('edge'));
    },
    [connect],
  );

  const onReconnect = useCallback(
    (edge: FlowEdge, { target }: Connection) => {
      if (edge.data !== undefined && target !== edge.target)
        connect(edge.source, edge.data.port, target, newId('edge'));
    },
    [connect],
  );

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const { fromHandle, fromNode, isValid } = state;
      const point = pointOf(event);
      if (isValid === true || fromNode === null || fromHandle?.type !== 'source' || point === null) return;
      const port = fromHandle.id ?? '';
      const over = elementIdAt(point.x, point.y, 'node');
      // anywhere on a card counts as its entrance
      if (over !== null) connect(fromNode.id, port, over, newId('edge'));
      else onOpen({ nodeId: fromNode.id, port, ...point });
    },
    [connect, onOpen],
  );

  return { isValidConnection, onConnect, onReconnect, onConnectEnd };
}
