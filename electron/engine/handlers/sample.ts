import { dateText, localDayOf, zoneTable } from '../../../core/time/index.ts';
import { writeFileAtomic } from '../../files/writeFileAtomic.ts';
import type { Handlers } from '../context.ts';
import { keepDataset } from '../keepDataset.ts';

export const sampleHandlers: Pick<Handlers, 'sample.create'> = {
  'sample.create': (context, { jobId, customers, days, seed }) =>
    context.jobs.run(jobId, async (job) => {
      const { name, path, settings } = context.session.file.info();
      const now = context.options.clock();
      const endDate = dateText(localDayOf(zoneTable(settings.zone, now, now + 1), now));
      const { dataset, truth } = await context.computer.sample(
        { customers, days, seed, endDate },
        { signal: job.signal, onProgress: (done, total) => job.progress('sample', done, total) },
      );
      const summary = await keepDataset(context, dataset, { name, sources: [] }, job);
      // beside the workspace, so that estimates can be held against it and never learn from it
      await writeFileAtomic(path.replace(/\.yeojeong$/, '') + '.truth.json', `${JSON.stringify(truth, null, 2)}\n`);
      return summary;
    }),
};
