import { modelCard } from '../../../core/models/index.ts';
import { EngineError } from '../../shared/errors.ts';
import type { Handlers } from '../context.ts';
import { momentOfDate, needHistory } from '../window.ts';

export const modelHandlers: Pick<Handlers, 'models.fit' | 'models.responses'> = {
  'models.fit': (context, { jobId, untilDate }) =>
    context.jobs.run(jobId, async (job) => {
      const dataset = await context.session.needDataset();
      const span = needHistory(dataset);
      const untilTime = untilDate === null ? Math.floor(span.lastTime) + 1 : momentOfDate(dataset.zone, untilDate);
      if (untilTime <= span.firstTime) throw new EngineError('input', 'run.noHistoryBefore', { date: untilDate ?? '' });
      return modelCard(await context.forecasts.model(dataset, untilTime, job));
    }),

  'models.responses': (context, { jobId }) =>
    context.jobs.run(jobId, async (job) => {
      const dataset = await context.session.needDataset();
      const { responses } = context.session.file.meta.settings().assumptions;
      return context.computer.responses(dataset, responses, { signal: job.signal, onProgress: () => {} });
    }),
};
