import { parseArgs } from 'node:util';
import type { Language, Translate } from '../../core/i18n/index.ts';
import { findProject } from '../files/projectFolder.ts';
import { EngineError, type EngineErrorData } from '../shared/errors.ts';
import { type Command, type CommandContext, exitCodes, parserOptions, UsageError } from './command.ts';
import { commands } from './commands/index.ts';
import { commandHelp, programHelp } from './help.ts';
import { defaultZone, languageOf, translatorOf } from './language.ts';

/** Where the program writes. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

/** Runs one command line (without the program's own name) and resolves with the exit code. */
export async function runCli(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  streams: Streams,
): Promise<number> {
  const wantsJson = argv.includes('--json');
  const language = languageOf(givenLanguage(argv), environment);
  const text = translatorOf(language ?? 'en', defaultZone);
  try {
    if (language === null)
      throw new UsageError('badChoice', { option: '--lang', value: givenLanguage(argv) ?? '', choices: 'ko, en' });
    return await dispatch(argv, { language, text, streams });
  } catch (error) {
    return report(error, { wantsJson, text, streams });
  }
}

interface Outer {
  readonly language: Language;
  readonly text: Translate;
  readonly streams: Streams;
}

async function dispatch(argv: readonly string[], outer: Outer): Promise<number> {
  const { text, streams } = outer;
  const print = (lines: readonly string[]) => streams.out(`${lines.join('\n')}\n`);
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = name === 'help' ? commands.find((command) => command.name === rest[0]) : undefined;
    print(topic === undefined ? programHelp(commands, text) : commandHelp(topic, text));
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  if (name === '--version') {
    print([findProject(import.meta.url).version]);
    return exitCodes.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw new UsageError('unknownCommand', { name });
  if (rest.includes('--help') || rest.includes('-h')) {
    print(commandHelp(command, text));
    return exitCodes.done;
  }
  return command.run(contextOf(command, rest, outer));
}

function contextOf(command: Command, rest: readonly string[], { language, text, streams }: Outer): CommandContext {
  const { values, positionals } = parsed(command, rest);
  if (positionals.length < command.minimumArguments) {
    throw new UsageError('tooFewArguments', { usage: `yeojeong ${command.name} ${command.usage}` });
  }
  if (positionals.length > command.maximumArguments) {
    throw new UsageError('tooManyArguments', { value: positionals[command.maximumArguments]! });
  }
  const json = values.json === true;
  return {
    arguments: positionals,
    options: values,
    language,
    json,
    text,
    print(document, lines) {
      streams.out(json ? `${JSON.stringify(document, null, 2)}\n` : `${lines().join('\n')}\n`);
    },
    note: (line) => streams.error(`${line}\n`),
  };
}

function parsed(command: Command, rest: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: parserOptions(command.options),
      allowPositionals: true,
      strict: true,
    });
    const given: Record<string, string | boolean | string[] | undefined> = {};
    for (const [name, value] of Object.entries(values)) {
      given[name] = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : value;
    }
    return { values: given, positionals };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const option = error instanceof Error ? (/'(-[^' ]*)/.exec(error.message)?.[1] ?? '') : '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError('unknownOption', { option });
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new UsageError('optionValue', { option });
    throw error;
  }
}

function givenLanguage(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at === -1) return undefined;
  return argv[at] === '--lang' ? (argv[at + 1] ?? '') : argv[at]!.slice('--lang='.length);
}

/** Says what went wrong on stderr (and, with --json, as the one document on stdout) and gives the exit code for it. */
function report(
  error: unknown,
  { wantsJson, text, streams }: { wantsJson: boolean; text: Translate; streams: Streams },
): number {
  const { code, message, data } = described(error, text);
  streams.error(`${message}\n`);
  if (wantsJson) streams.out(`${JSON.stringify({ error: { ...data, message } }, null, 2)}\n`);
  return code;
}

interface Described {
  readonly code: number;
  readonly message: string;
  readonly data: { kind: string; code: string; params: EngineErrorData['params'] };
}

function described(error: unknown, text: Translate): Described {
  if (error instanceof UsageError) {
    const message = `${text(`cli.usage.${error.code}`, error.params)}\n${text('cli.help.more')}`;
    return { code: exitCodes.usage, message, data: { kind: 'usage', code: error.code, params: error.params } };
  }
  if (error instanceof EngineError) {
    const message = text(`error.${error.data.code}`, error.data.params);
    return { code: exitOf(error.data.kind), message, data: error.data };
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const data = { kind: 'failure', code: 'cli.bug', params: { reason } };
  return { code: exitCodes.failure, message: text('error.cli.bug', { reason }), data };
}

function exitOf(kind: EngineErrorData['kind']): number {
  switch (kind) {
    case 'input':
      return exitCodes.inputProblem;
    case 'failure':
      return exitCodes.failure;
    case 'cancelled':
      return exitCodes.interrupted;
  }
}
