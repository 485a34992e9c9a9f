import { useMemo } from 'react';
import type { Translate } from '../../core/i18n/index.ts';
import { chordText, onMac } from '../commands/keys.ts';
import {
  autoLayout,
  copySelection,
  cutSelection,
  deleteSelection,
  duplicateSelection,
  pasteClipboard,
  selectAll,
} from '../commands/editorActions.ts';
import type { EditorSession } from '../stores/editorSession.ts';
import type { ContextMenuItem } from './ContextMenu.tsx';

/** What the right mouse button was pressed on. */
export interface MenuTarget {
  readonly kind: 'node' | 'edge' | 'pane';
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The items of the context menu for its target. `onInsert` opens the node chooser. */
export function useCanvasMenu(
  session: EditorSession,
  text: Translate,
  target: MenuTarget | null,
  onInsert: (target: MenuTarget) => void,
): readonly ContextMenuItem[] {
  return useMemo(() => {
    if (target === null) return [];
    const isMac = onMac();
    const item = (
      id: string,
      chord: string,
      onSelect: () => void,
      more: Partial<ContextMenuItem> = {},
    ): ContextMenuItem => ({
      id,
      label: text(`editor.command.${id}`),
      ...(chord === '' ? {} : { keys: chordText(chord, isMac) }),
      onSelect,
      ...more,
    });
    const remove = item('delete', 'Delete', () => deleteSelection(session), { danger: true, separated: true });
    if (target.kind === 'node') {
      return [
        item('addNext', '', () => onInsert(target)),
        item('duplicate', 'Mod+D', () => duplicateSelection(session), { separated: true }),
        item('copy', 'Mod+C', () => void copySelection(session)),
        item('cut', 'Mod+X', () => cutSelection(session)),
        item('fitSelection', 'Shift+2', () =>
          session.canvas.current?.fitNodes(session.journey.getState().selection.nodeIds),
        ),
        remove,
      ];
    }
    if (target.kind === 'edge') return [item('insertHere', '', () => onInsert(target)), remove];
    return [
      item('addHere', '', () => onInsert(target)),
      item('paste', 'Mod+V', () => void pasteClipboard(session), { separated: true }),
      item('selectAll', 'Mod+A', () => selectAll(session)),
      item('layout', 'Shift+L', () => autoLayout(session), { separated: true }),
      item('fit', 'Shift+1', () => session.canvas.current?.fit()),
    ];
  }, [session, text, target, onInsert]);
}
