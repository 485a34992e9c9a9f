import type { Translate } from '../../../core/i18n/index.ts';
import type { ExperimentResult } from '../../../core/measure/experiment.ts';
import type { CampaignAnswers } from '../../../core/models/index.ts';
import { tableLines } from '../table.ts';

const campaignsShown = 40;
/** Below this the sizes of the arms are not those of a fair draw. */
const brokenRatio = 0.001;

/** How campaigns were answered, in lines. */
export function campaignLines(measured: readonly CampaignAnswers[], text: Translate): string[] {
  return measured.flatMap(({ answer, campaigns, running, fit, types, delay }) => {
    const number = (n: number) => text('cli.number', { n });
    const share = (value: number | null) => (value === null ? '–' : text('cli.share', { share: value }));
    const sums = {
      campaigns: campaigns.length,
      sent: campaigns.reduce((sum, { sent }) => sum + sent, 0),
      answered: campaigns.reduce((sum, { answered }) => sum + answered, 0),
    };
    const lines = ['', text('cli.campaigns.title', { answer: text(`cli.campaigns.answer.${answer}`), ...sums })];
    if (fit !== null) lines.push(text('cli.campaigns.fit', figuresOf(fit)));
    lines.push(...types.map(({ type, ...of }) => `  ${text('cli.campaigns.type', { type, ...figuresOf(of) })}`));
    if (delay !== null) {
      const { ever, shape, scaleDays, logLikelihood } = delay;
      const params = {
        ever,
        shape: rounded(shape, 6),
        scaleDays: rounded(scaleDays, 6),
        logLikelihood: rounded(logLikelihood, 8),
      };
      lines.push(text('cli.campaigns.delay', params));
    }
    if (running > 0) lines.push(text('cli.campaigns.running', { count: running }));
    const header = ['campaign', 'kind', 'sent', 'answered', 'share', 'interval'].map((name) =>
      text(`cli.campaigns.${name}`),
    );
    const rows = campaigns
      .slice(0, campaignsShown)
      .map((one) => [
        one.campaign,
        one.type ?? '',
        number(one.sent),
        number(one.answered),
        share(one.mean),
        one.low === null ? '' : `${share(one.low)} – ${share(one.high)}`,
      ]);
    return [...lines, ...tableLines(header, rows, [2, 3, 4, 5])];
  });
}

function figuresOf({ campaigns, mean, alpha, beta, logLikelihood }: NonNullable<CampaignAnswers['fit']>) {
  return {
    campaigns,
    mean,
    alpha: rounded(alpha, 7),
    beta: rounded(beta, 7),
    logLikelihood: rounded(logLikelihood, 8),
  };
}

/** What experiments show, in lines. */
export function experimentLines(experiments: readonly ExperimentResult[], text: Translate): string[] {
  return experiments.flatMap(({ name, control, outcomes, sampleRatio }) => {
    const lines = ['', text('cli.experiment.title', { name, control })];
    const header = ['outcome', 'arm', 'customers', 'mean', 'difference', 'interval', 'p'].map((column) =>
      text(`cli.experiment.${column}`),
    );
    const rows = outcomes.flatMap(({ outcome, kind, arms }) => {
      const shown = (value: number) => (kind === 'share' ? `${(value * 100).toFixed(2)}%` : value.toFixed(4));
      return arms.map(({ arm, customers, mean, effect }) => [
        outcome,
        arm,
        text('cli.number', { n: customers }),
        mean === null ? '–' : shown(mean),
        effect === null ? '' : shown(effect.difference),
        effect === null ? '' : `${shown(effect.low95)} – ${shown(effect.high95)}`,
        effect === null ? '' : rounded(effect.p, 3),
      ]);
    });
    lines.push(...tableLines(header, rows, [2, 3, 4, 5, 6]));
    if (sampleRatio !== null) {
      const params = { chiSquare: rounded(sampleRatio.chiSquare, 4), p: rounded(sampleRatio.p, 3) };
      lines.push(text(sampleRatio.p < brokenRatio ? 'cli.experiment.ratioBroken' : 'cli.experiment.ratio', params));
    }
    return lines;
  });
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
