import type { RunRequest } from '../../../core/simulate/request.ts';
import {
  choiceOption,
  type CommandOption,
  neededOption,
  type OptionValues,
  textOption,
  UsageError,
  wholeOption,
} from '../command.ts';
import { checkDate } from './models.ts';

/** Options of a run, for `run` and `trace`. */
export const runOptions = {
  journey: { type: 'string', value: 'NAME|SPEC.json' },
  mode: { type: 'string', value: 'replay|forecast' },
  start: { type: 'string', value: 'DATE' },
  days: { type: 'string', value: 'N' },
  seed: { type: 'string', value: 'N' },
  responses: { type: 'string', value: 'on|off' },
  holdout: { type: 'string', value: 'PERCENT' },
} as const satisfies Record<string, CommandOption>;

const defaultReplications = 200;

/** Without a word on it, a forecast draws answers to messages and a replay only counts the recorded history. */
export function runRequestOf(options: OptionValues, replications: number | null): RunRequest {
  const mode = choiceOption(options, 'mode', ['replay', 'forecast'], null);
  const startDate = neededOption(options, 'start');
  checkDate('start', startDate);
  neededOption(options, 'days');
  const responses = choiceOption(options, 'responses', ['on', 'off'], mode === 'forecast' ? 'on' : 'off');
  const isCertain = mode === 'replay' && responses === 'off';
  return {
    mode,
    startDate,
    days: wholeOption(options, 'days', { least: 1, most: 1100, default: 30 }),
    replications:
      replications ??
      wholeOption(options, 'replications', { least: 1, most: 2000, default: isCertain ? 1 : defaultReplications }),
    seed: wholeOption(options, 'seed', { least: 0, most: 4_294_967_295, default: 1 }),
    simulateResponses: responses === 'on',
  };
}

export function holdoutOf(options: OptionValues): number | null {
  const text = textOption(options, 'holdout');
  if (text === null) return null;
  const percent = Number(text);
  if (text.trim() === '' || !(percent >= 0 && percent <= 100)) {
    throw new UsageError('badNumber', { option: '--holdout', value: text, least: 0, most: 100 });
  }
  return percent;
}
