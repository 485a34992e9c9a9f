export { CommandPalette } from './CommandPalette.tsx';
export type { AppCommand } from './registry.ts';
export { useRegisterCommands } from './useCommands.ts';
