import { useCallback } from 'react';
import type { IdentityDecision } from '../../../core/dataset/identity/policy.ts';
import { goTo, refreshDatasets } from '../../app/appActions.ts';
import { type Job, useJob } from '../../app/useJob.ts';
import { getHost } from '../../bridge/index.ts';
import { currentText } from '../../locales/index.ts';
import { showToast } from '../../ui/index.ts';

interface Deciding {
  readonly job: Job;
  /** `said` is what is told when it is done; `customerId` the customer shown afterwards, where one was open. */
  readonly decide: (decision: IdentityDecision, said: string, customerId?: string) => Promise<void>;
  readonly revoke: (decisionId: number, customerId?: string) => Promise<void>;
}

/** Decides about joined customers and takes decisions back; either makes a new version of the data, which is then in use. */
export function useDecide(): Deciding {
  const job = useJob();
  const { run } = job;
  const finish = useCallback(async (said: string, customerId: string | undefined) => {
    showToast(said);
    if (customerId !== undefined) goTo({ screen: 'customers', customerId });
    await refreshDatasets();
  }, []);
  const decide = useCallback(
    async (decision: IdentityDecision, said: string, customerId?: string) => {
      const done = await run((jobId) => getHost().call('identity.decide', { jobId, decision }));
      if (done !== null) await finish(said, customerId);
    },
    [run, finish],
  );
  const revoke = useCallback(
    async (decisionId: number, customerId?: string) => {
      const done = await run((jobId) => getHost().call('identity.revoke', { jobId, decisionId }));
      if (done !== null) await finish(currentText()('identity.revoked'), customerId);
    },
    [run, finish],
  );
  return { job, decide, revoke };
}
