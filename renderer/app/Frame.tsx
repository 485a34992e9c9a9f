import { CommandPalette, useRegisterCommands } from '../commands/index.ts';
import { CustomersView } from '../views/customers/CustomersView.tsx';
import { ExportsView } from '../views/exports/ExportsView.tsx';
import { JourneysView } from '../views/journeys/JourneysView.tsx';
import { CompareView } from '../views/runs/CompareView.tsx';
import { ForecastsView } from '../views/runs/ForecastsView.tsx';
import { RunView } from '../views/runs/RunView.tsx';
import { SegmentsView } from '../views/segments/SegmentsView.tsx';
import { SettingsView } from '../views/settings/SettingsView.tsx';
import { appCommands } from './appCommands.ts';
import { useApp } from './appStore.ts';
import { JourneyScreen } from './JourneyScreen.tsx';
import { Rail } from './Rail.tsx';

/** The rail and the screen beside it. */
export function Frame() {
  useRegisterCommands(appCommands);
  return (
    <div className="frame">
      <Rail />
      <Screen />
      <CommandPalette />
    </div>
  );
}

function Screen() {
  const route = useApp((state) => state.route);
  switch (route.screen) {
    case 'journeys':
      return <JourneysView />;
    case 'journey':
      return <JourneyScreen key={route.journeyId} journeyId={route.journeyId} />;
    case 'customers':
      return <CustomersView customerId={route.customerId} />;
    case 'segments':
      return <SegmentsView segmentId={route.segmentId} />;
    case 'forecasts':
      return <ForecastsView />;
    case 'run':
      return <RunView key={route.runId} runId={route.runId} />;
    case 'compare':
      return <CompareView key={route.runIds.join('-')} runIds={route.runIds} />;
    case 'exports':
      return <ExportsView />;
    case 'settings':
      return <SettingsView />;
  }
}
