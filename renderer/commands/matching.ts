import type { AppCommand } from './registry.ts';

/** Commands whose title holds every word of the query, titles that start with it first. */
export function matchingCommands(
  commands: readonly AppCommand[],
  query: string,
  titleOf: (command: AppCommand) => string,
): AppCommand[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => {
    const title = `${titleOf(command)} ${command.id}`.toLowerCase();
    return words.every((word) => title.includes(word));
  });
  if (words.length === 0) return found;
  const starts = (command: AppCommand) =>
    titleOf(command).toLowerCase().startsWith(query.trim().toLowerCase()) ? 0 : 1;
  return found.sort((a, b) => starts(a) - starts(b));
}
