import type { Translate } from '../../core/i18n/index.ts';
import { portsOf } from '../../core/journey/ports.ts';
import { addNode } from '../commands/editorActions.ts';
import { freePlace } from '../commands/graphMoves.ts';
import { type NewNodeKind, newNode } from '../nodes/newNode.ts';
import type { EditorSession } from '../stores/editorSession.ts';
import { newId } from '../stores/newId.ts';
import { nodeSize, snapped } from '../../core/journey/geometry.ts';

/** Where a node chosen from the popover goes. */
export type ChooserPurpose =
  | { readonly kind: 'follow'; readonly nodeId: string; readonly port: string }
  | { readonly kind: 'after'; readonly nodeId: string }
  | { readonly kind: 'insert'; readonly edgeId: string }
  | { readonly kind: 'alone' };

/** Adds the chosen node for its purpose; `at` is the point of the journey where the choice was made. */
export function addChosen(
  session: EditorSession,
  purpose: ChooserPurpose,
  kind: NewNodeKind,
  at: { readonly x: number; readonly y: number },
  t: Translate,
): void {
  const { dispatch, journey, select } = session.journey.getState();
  if (journey === null) return;
  if (purpose.kind === 'after') {
    select({ nodeIds: [purpose.nodeId], edgeIds: [] });
    addNode(session, kind, t);
    return;
  }
  const fresh = newNode(kind, newId('node'), { x: 0, y: 0 }, t);
  const { width, height } = nodeSize(fresh);
  const isFollowing = purpose.kind === 'follow';
  const wanted = { x: isFollowing ? at.x : at.x - width / 2, y: at.y - height / 2 };
  const node = { ...fresh, position: isFollowing ? freePlace(journey, fresh, wanted) : snapped(wanted) };
  let done = false;
  if (purpose.kind === 'insert' && portsOf(node).length > 0) {
    done = dispatch({ kind: 'insertOnEdge', edgeId: purpose.edgeId, node, newEdgeId: newId('edge') });
  } else {
    const edges = isFollowing ? [{ id: newId('edge'), from: purpose.nodeId, port: purpose.port, to: node.id }] : [];
    done = dispatch({ kind: 'addElements', nodes: [node], edges });
  }
  if (done) select({ nodeIds: [node.id], edgeIds: [] });
}
