import { Page } from '../../app/Page.tsx';
import { useText } from '../../locales/index.ts';
import { RunHistory } from './RunHistory.tsx';

/** All saved runs of the workspace. */
export function ForecastsView() {
  const text = useText();
  return (
    <Page title={text('rail.forecasts')} detail={text('runs.pageHint')}>
      <RunHistory journeyId={null} />
    </Page>
  );
}
