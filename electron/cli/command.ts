import type { ParseArgsOptionsConfig } from 'node:util';
import type { Language, Translate } from '../../core/i18n/index.ts';

/** One option as the parser and the help read it; its text is `cli.option.<name>`. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  /** Shown in the help in place of the value; absent for switches. */
  readonly value?: string;
  /** It may be given several times; its values then come as a list. */
  readonly multiple?: boolean;
}

export interface Command {
  readonly name: string;
  /** Arguments as the usage line shows them: WORKSPACE, [WORKSPACE], FILE... */
  readonly usage: string;
  readonly minimumArguments: number;
  readonly maximumArguments: number;
  readonly options: Readonly<Record<string, CommandOption>>;
  run(context: CommandContext): Promise<number>;
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a command is given. Results go through `print`; everything for the person beside them goes through `note`. */
export interface CommandContext {
  readonly arguments: readonly string[];
  readonly options: OptionValues;
  readonly language: Language;
  readonly json: boolean;
  readonly text: Translate;
  /** The one result: the document with --json, else the lines. */
  print(document: unknown, lines: () => readonly string[]): void;
  /** One line on stderr. */
  note(line: string): void;
}

/** Options that every command takes. */
export const commonOptions = {
  json: { type: 'boolean' },
  lang: { type: 'string', value: 'ko|en' },
  help: { type: 'boolean' },
} as const satisfies Record<string, CommandOption>;

export const exitCodes = { done: 0, inputProblem: 1, usage: 2, failure: 3, interrupted: 130 } as const;

/** A command line that cannot be understood; its text is `cli.usage.<code>`. */
export class UsageError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.params = params;
  }
}

export function parserOptions(options: Command['options']): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries<CommandOption>({ ...options, ...commonOptions }).map(([name, { type, multiple = false }]) => [
      name,
      { type, multiple },
    ]),
  );
}

export function textOption(options: OptionValues, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

export function neededOption(options: OptionValues, name: string): string {
  const value = textOption(options, name);
  if (value === null) throw new UsageError('missingOption', { option: `--${name}` });
  return value;
}

/** A whole number of the option within the limits, or the default. */
export function wholeOption(
  options: OptionValues,
  name: string,
  limits: { least: number; most: number; default: number },
): number {
  const text = textOption(options, name);
  if (text === null) return limits.default;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < limits.least || value > limits.most) {
    throw new UsageError('badNumber', { option: `--${name}`, value: text, least: limits.least, most: limits.most });
  }
  return value;
}

/** One of the allowed words, or the default. */
export function choiceOption<Choice extends string>(
  options: OptionValues,
  name: string,
  choices: readonly Choice[],
  fallback: NoInfer<Choice> | null,
): Choice {
  const text = textOption(options, name) ?? fallback;
  if (text === null) throw new UsageError('missingOption', { option: `--${name}` });
  const found = choices.find((choice) => choice === text);
  if (found === undefined) {
    throw new UsageError('badChoice', { option: `--${name}`, value: text, choices: choices.join(', ') });
  }
  return found;
}
