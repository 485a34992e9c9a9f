import type { AppCommand } from '../../commands/registry.ts';
import { draftOf, redoDraft, undoDraft } from './segmentDrafts.ts';

/** What the keys do while a segment is open. */
export function segmentCommands(segmentId: string, save: () => void): readonly AppCommand[] {
  const draft = () => draftOf(segmentId);
  return [
    {
      id: 'segment.undo',
      titleKey: 'editor.command.undo',
      group: 'edit',
      keys: ['Mod+Z'],
      when: () => (draft()?.past.length ?? 0) > 0,
      run: () => undoDraft(segmentId),
    },
    {
      id: 'segment.redo',
      titleKey: 'editor.command.redo',
      group: 'edit',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      when: () => (draft()?.future.length ?? 0) > 0,
      run: () => redoDraft(segmentId),
    },
    {
      id: 'segment.save',
      titleKey: 'segments.saveCommand',
      group: 'edit',
      keys: ['Mod+S'],
      when: () => (draft()?.text.name.trim() ?? '') !== '',
      run: save,
    },
  ];
}
