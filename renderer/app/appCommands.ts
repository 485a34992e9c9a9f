import type { AppCommand } from '../commands/index.ts';
import { currentLanguage, setLanguage } from '../locales/index.ts';
import { goTo } from './appActions.ts';
import { setTheme } from './theme.ts';

/** What can be done from every screen of an open workspace. */
export const appCommands: readonly AppCommand[] = [
  {
    id: 'go.journeys',
    titleKey: 'command.goJourneys',
    group: 'go',
    keys: [],
    run: () => goTo({ screen: 'journeys' }),
  },
  {
    id: 'go.customers',
    titleKey: 'command.goCustomers',
    group: 'go',
    keys: [],
    run: () => goTo({ screen: 'customers', customerId: null }),
  },
  {
    id: 'go.segments',
    titleKey: 'command.goSegments',
    group: 'go',
    keys: [],
    run: () => goTo({ screen: 'segments', segmentId: null }),
  },
  {
    id: 'go.forecasts',
    titleKey: 'command.goForecasts',
    group: 'go',
    keys: [],
    run: () => goTo({ screen: 'forecasts' }),
  },
  { id: 'go.exports', titleKey: 'command.goExports', group: 'go', keys: [], run: () => goTo({ screen: 'exports' }) },
  {
    id: 'go.settings',
    titleKey: 'command.goSettings',
    group: 'go',
    keys: ['Mod+,'],
    run: () => goTo({ screen: 'settings' }),
  },
  {
    id: 'app.language',
    titleKey: 'command.language',
    group: 'app',
    keys: [],
    run: () => setLanguage(currentLanguage() === 'ko' ? 'en' : 'ko'),
  },
  { id: 'app.light', titleKey: 'command.light', group: 'app', keys: [], run: () => setTheme('light') },
  { id: 'app.dark', titleKey: 'command.dark', group: 'app', keys: [], run: () => setTheme('dark') },
];
