import type { Translate } from '../../core/i18n/index.ts';
import { commonOptions, type Command, type CommandOption } from './command.ts';
import { cellsOf } from './table.ts';

/** The help of the whole program. */
export function programHelp(commands: readonly Command[], text: Translate): string[] {
  return [
    text('cli.about'),
    '',
    text('cli.help.usage'),
    ...commands.map((command) => `  ${usageOf(command)}`),
    '',
    text('cli.help.commands'),
    ...listed(commands.map(({ name }) => [name, text(`cli.command.${name}`)])),
    '',
    text('cli.help.options'),
    ...optionLines(commonOptions, text),
    '',
    text('cli.help.exitCodes'),
    '',
    text('cli.help.more'),
  ];
}

/** The help of one command. */
export function commandHelp(command: Command, text: Translate): string[] {
  return [
    text(`cli.command.${command.name}`),
    '',
    text('cli.help.usage'),
    `  ${usageOf(command)}`,
    '',
    text(`cli.details.${command.name}`),
    '',
    text('cli.help.options'),
    ...optionLines({ ...command.options, ...commonOptions }, text),
    '',
    text('cli.help.exitCodes'),
  ];
}

function usageOf(command: Command): string {
  const options = Object.keys(command.options).length > 0 ? ' [OPTIONS]' : '';
  return `yeojeong ${command.name}${command.usage === '' ? '' : ` ${command.usage}`}${options}`;
}

function optionLines(options: Readonly<Record<string, CommandOption>>, text: Translate): string[] {
  return listed(
    Object.entries(options).map(([name, { value }]) => [
      `--${name}${value === undefined ? '' : ` ${value}`}`,
      text(`cli.option.${name}`),
    ]),
  );
}

function listed(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => cellsOf(name)));
  return rows.map(([name, about]) => `  ${name}${' '.repeat(width - cellsOf(name))}  ${about}`);
}
