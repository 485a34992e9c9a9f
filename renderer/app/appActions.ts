import type { ImportSource } from '../../electron/shared/importTypes.ts';
import type { WorkspaceInfo, WorkspaceSettings } from '../../electron/shared/models.ts';
import { engineErrorOf, getHost } from '../bridge/index.ts';
import { currentText, setTextZone } from '../locales/index.ts';
import { setSegments } from '../stores/segmentsStore.ts';
import { showToast } from '../ui/index.ts';
import { useApp } from './appStore.ts';
import { errorText } from './errorText.ts';
import { lastJourneyOf, rememberJourney } from './lastJourney.ts';
import { fragmentOf, type Route, routeOf } from './route.ts';

/** Asks which workspace is open and follows the address from here on; returns the function that stops following. */
export function startApp(): () => void {
  const follow = () => show(routeOf(window.location.hash));
  window.addEventListener('hashchange', follow);
  // the address may have changed while the host was being connected
  useApp.setState({ route: routeOf(window.location.hash) });
  getHost()
    .call('workspace.current', {})
    .then(async (workspace) => {
      await returnToJourney(workspace);
      await enterWorkspace(workspace);
    })
    .catch((reason: unknown) => useApp.setState({ status: 'failed', error: engineErrorOf(reason).data }));
  return () => window.removeEventListener('hashchange', follow);
}

export function goTo(route: Route): void {
  window.location.hash = fragmentOf(route);
  show(route);
}

function show(route: Route): void {
  useApp.setState({ route });
  const { workspace } = useApp.getState();
  if (workspace === null) return;
  if (route.screen === 'journey') rememberJourney(workspace.path, route.journeyId);
  // who went back to the list has closed the journey
  else if (route.screen === 'journeys') rememberJourney(workspace.path, null);
}

/** At the start of the app, where the address names no screen: opens the journey that was open when it ended. */
async function returnToJourney(workspace: WorkspaceInfo | null): Promise<void> {
  if (workspace === null || window.location.hash.replace(/^#\/?/, '') !== '') return;
  const journeyId = lastJourneyOf(workspace.path);
  if (journeyId === null) return;
  const journeys = await getHost().call('journey.list', {});
  if (journeys.some(({ id }) => id === journeyId)) goTo({ screen: 'journey', journeyId });
}

/** Shows an open workspace with its data; null = the start screen. */
export async function enterWorkspace(workspace: WorkspaceInfo | null): Promise<void> {
  if (workspace === null) {
    setSegments([]);
    useApp.setState({ status: 'ready', workspace: null, datasets: [], currentDatasetId: null });
    return;
  }
  setTextZone(workspace.settings.zone);
  setSegments(await getHost().call('segment.list', {}));
  const { datasets, currentId } = await getHost().call('dataset.list', {});
  useApp.setState({ status: 'ready', error: null, workspace, datasets, currentDatasetId: currentId });
}

export async function closeWorkspace(): Promise<void> {
  await getHost().call('workspace.close', {});
  goTo({ screen: 'journeys' });
  await enterWorkspace(null);
}

/** Saves the settings; the screens show them once they are on disk. */
export async function saveSettings(settings: WorkspaceSettings): Promise<void> {
  const workspace = await getHost().call('workspace.setSettings', { settings });
  setTextZone(workspace.settings.zone);
  useApp.setState({ workspace });
}

export async function refreshDatasets(): Promise<void> {
  const { datasets, currentId } = await getHost().call('dataset.list', {});
  useApp.setState({ datasets, currentDatasetId: currentId });
}

export function openImport(source: ImportSource): void {
  useApp.setState({ importing: source });
}

export function closeImport(): void {
  useApp.setState({ importing: null });
}

export function runsChanged(): void {
  useApp.setState((state) => ({ runsVersion: state.runsVersion + 1 }));
}

export function journeysChanged(): void {
  useApp.setState((state) => ({ journeysVersion: state.journeysVersion + 1 }));
}

/** Runs an action of a button and says what went wrong; a cancelled one is silent. True = it was done. */
export async function attempt(action: () => Promise<void>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (reason) {
    const { data } = engineErrorOf(reason);
    if (data.kind !== 'cancelled') showToast(errorText(currentText(), data), 'error');
    return false;
  }
}

/** Larger files are rows, whatever they are called. */
const longestJourneyBytes = 20_000_000;

/** Takes a file from the user: journeys are added, everything else starts the import conversation. */
export async function takeFile(file: File): Promise<void> {
  if (file.size < longestJourneyBytes) {
    if (/\.(?:bpmn|xml)$/i.test(file.name)) return takeJourney(await file.text());
    if (/\.json$/i.test(file.name)) {
      const contents = await file.text();
      if (looksLikeJourney(contents)) return takeJourney(contents);
    }
  }
  openImport(await getHost().sourceOf(file));
}

/** Takes a file that is said to be a journey. Rejects where it holds none. */
export async function takeJourneyFile(file: File): Promise<void> {
  return file.size < longestJourneyBytes ? takeJourney(await file.text()) : takeFile(file);
}

/** Adds the journey of a text and opens it. */
async function takeJourney(contents: string): Promise<void> {
  const { journey, losses } = await getHost().call('journey.importSpec', { text: contents });
  journeysChanged();
  goTo({ screen: 'journey', journeyId: journey.id });
  showToast(currentText()('journeys.imported', { name: journey.name }));
  if (losses.length > 0) showToast(lossText(losses));
}

/** Saves text through the host and says so. */
export async function saveFile(fileName: string, contents: string): Promise<void> {
  const saved = await getHost().saveText(fileName, contents);
  if (saved) showToast(currentText()('app.fileSaved', { name: fileName }));
}

/** Whether a JSON file is a journey of ours or a flow of another system rather than rows of customers. */
function looksLikeJourney(contents: string): boolean {
  const marks = ['yeojeong.journey', '"entry_action_id"', '"entryNode"', '"campaign_event"', '"connections"'];
  return marks.some((mark) => contents.includes(mark));
}

const mostLossesTold = 3;

/** How much of a foreign file could not be taken over, with the first of it. */
function lossText(losses: readonly { code: string; params: Record<string, string | number> }[]): string {
  const text = currentText();
  const first = losses.slice(0, mostLossesTold).map(({ code, params }) => text(`importLoss.${code}`, params));
  return [text('importLoss.summary', { count: losses.length }), ...first].join(' ');
}
