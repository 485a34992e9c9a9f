import type { Translate } from '../../core/i18n/index.ts';
import type { Command } from '../../core/commands/command.ts';
import { clipboardText, type Elements, elementsOf, parseClipboard, pasteCommand } from '../canvas/clipboard.ts';
import { gridStep } from '../../core/journey/geometry.ts';
import { layoutJourney } from '../canvas/layout.ts';
import { type NewNodeKind, newNode } from '../nodes/newNode.ts';
import type { EditorSession } from '../stores/editorSession.ts';
import { newId } from '../stores/newId.ts';
import { addAfter, neighbourOf } from './graphMoves.ts';

/** The nodes and edges that are chosen now. */
function selectionOf(session: EditorSession) {
  return session.journey.getState().selection;
}

/** Adds a node after the selected one (or in the middle) and selects it. */
export function addNode(session: EditorSession, kind: NewNodeKind, t: Translate): void {
  const { journey, dispatch, select, selection } = session.journey.getState();
  if (journey === null) return;
  const node = newNode(kind, newId('node'), { x: 0, y: 0 }, t);
  const center = session.canvas.current?.center() ?? { x: 0, y: 0 };
  const after = selection.nodeIds.length === 1 ? (selection.nodeIds[0] ?? null) : null;
  if (!dispatch(addAfter(journey, node, after, center, newId('edge')))) return;
  select({ nodeIds: [node.id], edgeIds: [] });
  session.canvas.current?.reveal(node.id);
}

/** Removes what is selected, as one edit. */
export function deleteSelection(session: EditorSession): void {
  const { nodeIds, edgeIds } = selectionOf(session);
  if (nodeIds.length + edgeIds.length === 0) return;
  session.journey.getState().dispatch({ kind: 'removeElements', nodeIds: [...nodeIds], edgeIds: [...edgeIds] });
}

/** Puts the selected nodes on the system clipboard as JSON text. False = nothing was selected. */
export function copySelection(session: EditorSession): boolean {
  const { journey } = session.journey.getState();
  const { nodeIds } = selectionOf(session);
  if (journey === null || nodeIds.length === 0) return false;
  const text = clipboardText(elementsOf(journey, nodeIds));
  lastCopied = text;
  // a page without clipboard permission still pastes what it copied itself
  navigator.clipboard?.writeText(text).catch(() => undefined);
  return true;
}

let lastCopied = '';

/** Copies and removes the selection. */
export function cutSelection(session: EditorSession): void {
  if (copySelection(session)) deleteSelection(session);
}

/** Adds what the clipboard holds, at the pointer where it is over the canvas. */
export async function pasteClipboard(session: EditorSession): Promise<void> {
  let text = '';
  try {
    text = (await navigator.clipboard?.readText()) ?? '';
  } catch {
    text = '';
  }
  const elements = parseClipboard(text) ?? parseClipboard(lastCopied);
  if (elements !== null) paste(session, elements, session.canvas.current?.pointer() ?? null);
}

/** Adds a copy of the selection beside it. */
export function duplicateSelection(session: EditorSession): void {
  const { journey } = session.journey.getState();
  const { nodeIds } = selectionOf(session);
  if (journey === null || nodeIds.length === 0) return;
  paste(session, elementsOf(journey, nodeIds), null);
}

function paste(session: EditorSession, elements: Elements, at: { x: number; y: number } | null): void {
  const left = Math.min(...elements.nodes.map((node) => node.position.x));
  const top = Math.min(...elements.nodes.map((node) => node.position.y));
  const onGrid = (value: number) => Math.round(value / gridStep) * gridStep;
  const offset = at === null ? { x: 2 * gridStep, y: 3 * gridStep } : { x: onGrid(at.x - left), y: onGrid(at.y - top) };
  const known = new Set(session.journey.getState().journey?.nodes.map((node) => node.id));
  const command = pasteCommand(elements, offset, newId, known);
  if (!session.journey.getState().dispatch(command)) return;
  session.journey.getState().select({ nodeIds: command.nodes.map((node) => node.id), edgeIds: [] });
}

/** Selects every node and edge. */
export function selectAll(session: EditorSession): void {
  const { journey, select } = session.journey.getState();
  if (journey === null) return;
  select({ nodeIds: journey.nodes.map((node) => node.id), edgeIds: journey.edges.map((edge) => edge.id) });
}

/** Moves the selected nodes by grid steps. */
export function nudgeSelection(session: EditorSession, stepsRight: number, stepsDown: number): void {
  const { journey, dispatch, selection } = session.journey.getState();
  if (journey === null || selection.nodeIds.length === 0) return;
  const positions = journey.nodes
    .filter((node) => selection.nodeIds.includes(node.id))
    .map((node) => ({
      nodeId: node.id,
      x: node.position.x + stepsRight * gridStep,
      y: node.position.y + stepsDown * gridStep,
    }));
  const command: Command = { kind: 'moveNodes', positions, reason: 'move' };
  dispatch(command);
}

/** Lays the whole journey out anew and shows all of it. */
export function autoLayout(session: EditorSession): void {
  const { journey, dispatch } = session.journey.getState();
  if (journey === null || journey.nodes.length === 0) return;
  const positions = layoutJourney(journey).map((place) => ({ nodeId: place.nodeId, x: place.x, y: place.y }));
  if (dispatch({ kind: 'moveNodes', positions, reason: 'layout' })) session.canvas.current?.fit();
}

/** Moves focus and selection along the graph; from nothing it starts at the first node. */
export function moveFocus(session: EditorSession, direction: 'left' | 'right' | 'up' | 'down'): void {
  const { journey, select, selection } = session.journey.getState();
  if (journey === null) return;
  const from = selection.nodeIds[0];
  const next = from === undefined ? (journey.nodes[0]?.id ?? null) : neighbourOf(journey, from, direction);
  if (next === null) return;
  select({ nodeIds: [next], edgeIds: [] });
  session.canvas.current?.focusNode(next);
}

/** Takes back, one at a time: the highlighted path, then the selection. */
export function escape(session: EditorSession): void {
  const { highlight, path, select } = session.journey.getState();
  if (path !== null) highlight(null);
  else select({ nodeIds: [], edgeIds: [] });
}

/** Selects a node and brings it to the middle. */
export function showNode(session: EditorSession, nodeId: string): void {
  session.journey.getState().select({ nodeIds: [nodeId], edgeIds: [] });
  session.canvas.current?.centerOn(nodeId);
}

/** Brings the selected nodes onto one line: the same top, or the same left edge. */
export function alignSelection(session: EditorSession, side: 'top' | 'left'): void {
  const { journey, dispatch, selection } = session.journey.getState();
  const chosen = journey?.nodes.filter((node) => selection.nodeIds.includes(node.id)) ?? [];
  if (chosen.length < 2) return;
  const top = Math.min(...chosen.map((node) => node.position.y));
  const left = Math.min(...chosen.map((node) => node.position.x));
  const positions = chosen.map((node) => ({
    nodeId: node.id,
    x: side === 'left' ? left : node.position.x,
    y: side === 'top' ? top : node.position.y,
  }));
  dispatch({ kind: 'moveNodes', positions, reason: 'move' });
}
