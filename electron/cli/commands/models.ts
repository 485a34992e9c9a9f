import type { Translate } from '../../../core/i18n/index.ts';
import type { MeasuredResponse, ModelCard } from '../../../core/models/index.ts';
import { EngineError } from '../../shared/errors.ts';
import { dayNumber } from '../../../core/time/index.ts';
import { type Command, exitCodes, textOption, UsageError } from '../command.ts';
import { campaignLines, experimentLines } from './campaignLines.ts';
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
      const responses = await engine.call('models.responses', { jobId: newJob() });
      const campaigns = await engine.call('campaigns.measure', { jobId: newJob() });
      const experiments = await engine.call('experiments.measure', { jobId: newJob() });
      const card = await fitted(engine.call('models.fit', { jobId: newJob(), untilDate }), experiments.length > 0);
      const text = translatorOf(context.language, workspace.settings.zone);
      context.print({ ...card, responses, campaigns, experiments }, () => [
        ...(card === null ? [] : linesOf(card, text)),
        ...responseLines(responses, text),
        ...campaignLines(campaigns, text),
        ...experimentLines(experiments, text),
      ]);
      return exitCodes.done;
    });
  },
};

/** The purchase model, or null for data that hold experiments and no events. */
async function fitted(fit: Promise<ModelCard>, hasMore: boolean): Promise<ModelCard | null> {
  try {
    return await fit;
  } catch (error) {
    if (hasMore && error instanceof EngineError && error.data.code === 'run.noHistory') return null;
    throw error;
  }
}

/** Throws a UsageError where the text is no date of the calendar. */
export function checkDate(option: string, text: string): void {
  if (Number.isNaN(dayNumber(text))) throw new UsageError('badDate', { option: `--${option}`, value: text });
}

function linesOf(card: ModelCard, text: Translate): string[] {
  const { timing, spend, regularity, coverage, candidates } = card;
  const lines = [
    text('cli.models.until', { untilTime: card.untilTime }),
    text('cli.models.customers', { customers: card.buyers, repeatCustomers: card.repeatCustomers }),
    text('modelCard.cli.history', {
      historyDays: card.historyDays,
      transactions: card.transactions,
      customers: card.customers,
    }),
  ];
  if (timing?.fitted) {
    const { name: model, customers, logLikelihood } = timing;
    lines.push(
      text('cli.models.timing', { model, customers, logLikelihood: rounded(logLikelihood, 8) }),
      ...parameterLines(timing.parameters, text),
      text(`modelCard.reason.${timing.reason}`),
    );
  } else lines.push(text('cli.models.noTiming'));
  if (candidates.length > 0) {
    lines.push(text('modelCard.cli.candidates', { customers: candidates[0]!.customers }));
    lines.push(...candidates.map((candidate) => candidateLine(candidate, text)));
  }
  if (coverage !== null) {
    lines.push(text('modelCard.cli.coverage', { covered: coverage.covered, origins: coverage.origins }));
  }
  if (regularity !== null) {
    lines.push(text('modelCard.cli.regularity', { k: rounded(regularity.k, 3), customers: regularity.customers }));
  }
  if (spend?.fitted) {
    const { customers, logLikelihood } = spend;
    lines.push(text('cli.models.spend', { customers, logLikelihood: rounded(logLikelihood, 8) }));
    lines.push(...parameterLines(spend.parameters, text));
  } else lines.push(text('cli.models.noSpend'));
  for (const { code, params } of card.warnings) {
    lines.push(text('modelCard.cli.warning', { text: text(`modelCard.warning.${code}`, params) }));
  }
  return lines;
}

function responseLines(responses: readonly MeasuredResponse[], text: Translate): string[] {
  if (responses.length === 0) return [];
  const lines = responses.map(({ channel, purpose, response, sends, messages }) => {
    const { openShare, clickShare, conversionShare, logHalfWidth } = response;
    const params = {
      channel,
      purpose,
      clickShare,
      conversionShare,
      lowFactor: rounded(Math.exp(-logHalfWidth), 2),
      highFactor: rounded(Math.exp(logHalfWidth), 2),
    };
    const said =
      openShare === null ? text('basis.response', params) : text('basis.responseOpen', { ...params, openShare });
    return text('modelCard.cli.response', { text: said, sends, messages });
  });
  return [text('modelCard.cli.responses'), ...lines];
}

function parameterLines(parameters: ModelCard['candidates'][number]['parameters'], text: Translate): string[] {
  return parameters.map(({ name, value, standardError, identified }) =>
    identified
      ? text('modelCard.cli.parameter', { name, value: rounded(value, 6), standardError: rounded(standardError, 4) })
      : text('modelCard.cli.parameterLoose', { name, value: rounded(value, 6) }),
  );
}

function candidateLine(candidate: ModelCard['candidates'][number], text: Translate): string {
  const { name, logLikelihood, chosen, pastErrors } = candidate;
  const errors =
    pastErrors === null
      ? text('modelCard.cli.notTried')
      : pastErrors
          .map(({ horizonDays, sd }) => text('modelCard.cli.error', { days: horizonDays, share: sd }))
          .join(', ') || text('modelCard.cli.noOrigins');
  const key = chosen ? 'modelCard.cli.candidateChosen' : 'modelCard.cli.candidate';
  return text(key, { name, logLikelihood: rounded(logLikelihood, 8), errors });
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
