import { createStore, type StoreApi } from 'zustand/vanilla';

/** A named action that menus, keys and the command palette share. */
export interface AppCommand {
  /** Unique, such as `edit.undo`. */
  readonly id: string;
  readonly titleKey: string;
  /** Group in the shortcut sheet: `editor.commandGroup.<group>`. */
  readonly group: 'edit' | 'view' | 'add' | 'go' | 'app';
  /** Key chords such as `Mod+Shift+Z` (Mod = Ctrl, or Cmd on a Mac), `Delete`, `?`; the first is shown. */
  readonly keys: readonly string[];
  /** Whether it makes sense now; left out = always. */
  when?(): boolean;
  run(): void;
}

interface RegistryState {
  readonly commands: readonly AppCommand[];
}

const registry: StoreApi<RegistryState> = createStore<RegistryState>()(() => ({ commands: [] }));

/** Adds commands until the returned function is called. Later commands with an id already present replace it meanwhile. */
export function registerCommands(added: readonly AppCommand[]): () => void {
  registry.setState((state) => ({ commands: [...state.commands, ...added] }));
  return () => {
    registry.setState((state) => ({ commands: state.commands.filter((command) => !added.includes(command)) }));
  };
}

/** The store of all registered commands, for hooks. */
export function commandStore(): StoreApi<RegistryState> {
  return registry;
}

/** The commands of now: of two with one id the later registered. */
export function currentCommands(): readonly AppCommand[] {
  const byId = new Map<string, AppCommand>();
  for (const command of registry.getState().commands) byId.set(command.id, command);
  return [...byId.values()];
}

/** Runs a command by id if it makes sense now. False = it did not run. */
export function runCommand(id: string): boolean {
  const command = currentCommands().find((candidate) => candidate.id === id);
  if (command === undefined || command.when?.() === false) return false;
  command.run();
  return true;
}
