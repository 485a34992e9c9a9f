import type { Translate } from '../../core/i18n/index.ts';
import { paletteGroups } from '../nodes/newNode.ts';
import type { EditorSession } from '../stores/editorSession.ts';
import {
  addNode,
  autoLayout,
  copySelection,
  cutSelection,
  deleteSelection,
  duplicateSelection,
  escape,
  moveFocus,
  nudgeSelection,
  pasteClipboard,
  selectAll,
} from './editorActions.ts';
import type { AppCommand } from './registry.ts';

/** Every action of the journey editor. `t` gives new branches their names. */
export function editorCommands(session: EditorSession, t: Translate): readonly AppCommand[] {
  const state = () => session.journey.getState();
  const hasNodes = () => state().selection.nodeIds.length > 0;
  const hasSelection = () => hasNodes() || state().selection.edgeIds.length > 0;
  const edit = (id: string, keys: readonly string[], run: () => void, when?: () => boolean): AppCommand => ({
    id: `edit.${id}`,
    titleKey: `editor.command.${id}`,
    group: 'edit',
    keys,
    run,
    ...(when === undefined ? {} : { when }),
  });
  const view = (id: string, keys: readonly string[], run: () => void, when?: () => boolean): AppCommand => ({
    ...edit(id, keys, run, when),
    id: `view.${id}`,
    group: 'view',
  });
  const go = (direction: 'left' | 'right' | 'up' | 'down', arrow: string): AppCommand => ({
    ...edit(`focus.${direction}`, [`Alt+${arrow}`], () => moveFocus(session, direction)),
    id: `go.${direction}`,
    group: 'go',
  });
  const nudge = (direction: string, arrow: string, right: number, down: number): AppCommand[] => [
    edit(`nudge.${direction}`, [arrow], () => nudgeSelection(session, right, down), hasNodes),
    edit(`nudgeFar.${direction}`, [`Shift+${arrow}`], () => nudgeSelection(session, 5 * right, 5 * down), hasNodes),
  ];

  return [
    edit(
      'undo',
      ['Mod+Z'],
      () => void state().undo(),
      () => state().undoLabel !== null,
    ),
    edit(
      'redo',
      ['Mod+Shift+Z', 'Mod+Y'],
      () => void state().redo(),
      () => state().redoLabel !== null,
    ),
    edit('copy', ['Mod+C'], () => void copySelection(session), hasNodes),
    edit('cut', ['Mod+X'], () => cutSelection(session), hasNodes),
    edit('paste', ['Mod+V'], () => void pasteClipboard(session)),
    edit('duplicate', ['Mod+D'], () => duplicateSelection(session), hasNodes),
    edit('delete', ['Delete', 'Backspace'], () => deleteSelection(session), hasSelection),
    edit('selectAll', ['Mod+A'], () => selectAll(session)),
    edit('escape', ['Escape'], () => escape(session)),
    ...nudge('left', 'ArrowLeft', -1, 0),
    ...nudge('right', 'ArrowRight', 1, 0),
    ...nudge('up', 'ArrowUp', 0, -1),
    ...nudge('down', 'ArrowDown', 0, 1),
    view('layout', ['Shift+L'], () => autoLayout(session)),
    view('zoomIn', ['Mod+='], () => session.canvas.current?.zoomIn()),
    view('zoomOut', ['Mod+-'], () => session.canvas.current?.zoomOut()),
    view('zoomReset', ['Mod+0'], () => session.canvas.current?.zoomTo(1)),
    view('fit', ['Shift+1'], () => session.canvas.current?.fit()),
    view('fitSelection', ['Shift+2'], () => session.canvas.current?.fitNodes(state().selection.nodeIds), hasNodes),
    go('left', 'ArrowLeft'),
    go('right', 'ArrowRight'),
    go('up', 'ArrowUp'),
    go('down', 'ArrowDown'),
    {
      id: 'go.palette',
      titleKey: 'editor.command.findNode',
      group: 'go',
      keys: ['/'],
      run: () => session.paletteSearch.current?.(),
    },
    {
      id: 'go.inspector',
      titleKey: 'editor.command.editNode',
      group: 'go',
      keys: ['Enter'],
      when: hasNodes,
      // a frame later the inspector shows the card on which Enter was pressed
      run: () => requestAnimationFrame(() => session.inspectorFields.current?.()),
    },
    ...paletteGroups.flatMap(({ kinds }) =>
      kinds.map(
        (kind): AppCommand => ({
          id: `add.${kind}`,
          titleKey: `editor.add.${kind}`,
          group: 'add',
          keys: [],
          run: () => addNode(session, kind, t),
        }),
      ),
    ),
  ];
}
