import { useEffect } from 'react';
import { useStore } from 'zustand';
import { matchesChord, onMac } from './keys.ts';
import { type AppCommand, commandStore, currentCommands, registerCommands } from './registry.ts';

/** Keeps the commands registered while the component is mounted. Give it a stable list. */
export function useRegisterCommands(commands: readonly AppCommand[]): void {
  useEffect(() => registerCommands(commands), [commands]);
}

/** All registered commands, kept up to date. */
export function useCommands(): readonly AppCommand[] {
  useStore(commandStore());
  return currentCommands();
}

/** Whether typing belongs to the element: keys other than chords with Mod go to it. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Whether all keys belong to what is open over the page. */
function isOverlay(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=listbox],[role=menu],[role=dialog]') !== null;
}

/** Whether arrows and single keys belong to the element; chords with Mod mean the page. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=tablist],[role=slider],[role=separator]') !== null;
}

/** Whether Enter presses the element itself. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button,a,summary,[role=button],[role=row]') !== null;
}

/** Runs registered commands by their keys, anywhere in the window. Mounted once, by the command palette. */
export function useCommandKeys(always: ReadonlySet<string>): void {
  useEffect(() => {
    const isMac = onMac();
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const { target } = event;
      const hasMod = isMac ? event.metaKey : event.ctrlKey;
      const isElsewhere =
        isTyping(target) ||
        isOverlay(target) ||
        (isControl(target) && !hasMod) ||
        (event.key === 'Enter' && !hasMod && isPressed(target));
      for (const command of currentCommands()) {
        if (!command.keys.some((chord) => matchesChord(event, chord, isMac))) continue;
        if (isElsewhere && !always.has(command.id)) continue;
        // a selected text on the page is what Ctrl+C is meant for
        if (command.id === 'edit.copy' && (window.getSelection()?.toString() ?? '') !== '') continue;
        if (command.when?.() === false) continue;
        event.preventDefault();
        command.run();
        return;
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [always]);
}
