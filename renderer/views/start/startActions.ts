import { enterWorkspace, refreshDatasets } from '../../app/appActions.ts';
import { useApp } from '../../app/appStore.ts';
import { getHost } from '../../bridge/index.ts';
import { currentText } from '../../locales/index.ts';

/** The size of the sample shop that one click gives: quick to make, large enough that rates look like rates. */
const sampleCustomers = 20_000;
const sampleDays = 365;
const sampleSeed = 7;

/** Makes sure that a workspace is open, creating one in the app's own folder where there is none. */
export async function prepareWorkspace(): Promise<void> {
  if (useApp.getState().workspace !== null) return;
  const workspace = await getHost().call('workspace.create', { path: null, name: currentText()('start.newName') });
  await enterWorkspace(workspace);
}

/** Fills the open workspace with the sample shop, and creates one first where there is none. */
export async function createSample(jobId: string): Promise<void> {
  const host = getHost();
  // the screen stays on its progress until the data is there, so the workspace is entered last
  const workspace =
    useApp.getState().workspace ??
    (await host.call('workspace.create', { path: null, name: currentText()('start.sampleName') }));
  await host.call('sample.create', { jobId, customers: sampleCustomers, days: sampleDays, seed: sampleSeed });
  await enterWorkspace(workspace);
  await refreshDatasets();
}
