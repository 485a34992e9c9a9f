import { ChartLine, Filter, Route as RouteIcon, Send, Settings, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../locales/index.ts';
import { Tooltip } from '../ui/index.ts';
import { goTo } from './appActions.ts';
import { useApp } from './appStore.ts';
import { fragmentOf, type Route } from './route.ts';

interface RailItem {
  readonly labelKey: string;
  readonly icon: ReactNode;
  readonly route: Route;
  readonly screens: readonly Route['screen'][];
}

const items: readonly RailItem[] = [
  {
    labelKey: 'rail.journeys',
    icon: <RouteIcon aria-hidden />,
    route: { screen: 'journeys' },
    screens: ['journeys', 'journey'],
  },
  {
    labelKey: 'rail.customers',
    icon: <Users aria-hidden />,
    route: { screen: 'customers', customerId: null },
    screens: ['customers'],
  },
  {
    labelKey: 'rail.segments',
    icon: <Filter aria-hidden />,
    route: { screen: 'segments', segmentId: null },
    screens: ['segments'],
  },
  {
    labelKey: 'rail.forecasts',
    icon: <ChartLine aria-hidden />,
    route: { screen: 'forecasts' },
    screens: ['forecasts', 'run', 'compare'],
  },
  { labelKey: 'rail.exports', icon: <Send aria-hidden />, route: { screen: 'exports' }, screens: ['exports'] },
];

const settings: RailItem = {
  labelKey: 'rail.settings',
  icon: <Settings aria-hidden />,
  route: { screen: 'settings' },
  screens: ['settings'],
};

/** The icons at the left edge, one per screen. */
export function Rail() {
  const text = useText();
  return (
    <nav className="rail" aria-label={text('rail.label')}>
      <span className="railMark" aria-hidden>
        {text('app.mark')}
      </span>
      {items.map((item) => (
        <RailLink key={item.labelKey} item={item} />
      ))}
      <span className="railSpace" />
      <RailLink item={settings} />
    </nav>
  );
}

function RailLink({ item }: { item: RailItem }) {
  const text = useText();
  const here = useApp((state) => item.screens.includes(state.route.screen));
  return (
    <Tooltip text={text(item.labelKey)}>
      <a
        className="railLink"
        href={fragmentOf(item.route)}
        aria-label={text(item.labelKey)}
        aria-current={here ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          goTo(item.route);
        }}
      >
        {item.icon}
      </a>
    </Tooltip>
  );
}
