import { parametersText, timingName } from '../../../core/models/index.ts';
import { dayNumber } from '../../../core/time/index.ts';
import { type Command, exitCodes, textOption, UsageError } from '../command.ts';
import { translatorOf } from '../language.ts';
import { withWorkspace } from '../session.ts';

export const modelsCommand: Command = {
  name: 'models',
  usage: 'WORKSPACE',
  minimumArguments: 1,
  maximumArguments: 1,
  options: { until: { type: 'string', value: 'DATE' } },
  run(context) {
    const untilDate = textOption(context.options, 'until');
    if (untilDate !== null) checkDate('until', untilDate);
    const path = context.arguments[0]!;
    return withWorkspace(context, { path, purpose: 'open' }, async ({ engine, workspace, newJob }) => {
      const models = await engine.call('models.fit', { jobId: newJob(), untilDate });
      const text = translatorOf(context.language, workspace.settings.zone);
      context.print(models, () => {
        const { purchaseTiming, spend, pastErrorSd } = models;
        return [
          text('cli.models.until', { untilTime: models.untilTime }),
          text('cli.models.customers', { customers: models.customers, repeatCustomers: models.repeatCustomers }),
          purchaseTiming === null
            ? text('cli.models.noTiming')
            : text('cli.models.timing', {
                model: timingName(purchaseTiming.family, purchaseTiming.k),
                parameters: parametersText(purchaseTiming.parameters, 6),
                logLikelihood: String(Number(purchaseTiming.logLikelihood.toPrecision(8))),
              }),
          spend === null ? text('cli.models.noSpend') : text('cli.models.spend', rounded(spend)),
          pastErrorSd === null
            ? text('cli.models.noPastError')
            : text('cli.models.pastError', { share: pastErrorSd, origins: models.origins }),
        ];
      });
      return exitCodes.done;
    });
  },
};

/** Throws a UsageError where the text is no date of the calendar. */
export function checkDate(option: string, text: string): void {
  if (Number.isNaN(dayNumber(text))) throw new UsageError('badDate', { option: `--${option}`, value: text });
}

function rounded(figures: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, String(Number(value.toPrecision(6)))]),
  );
}
