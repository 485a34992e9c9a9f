import type { Handlers } from '../context.ts';

export const jobHandlers: Pick<Handlers, 'job.cancel'> = {
  'job.cancel'({ jobs }, { jobId }) {
    jobs.cancel(jobId);
    return {};
  },
};
