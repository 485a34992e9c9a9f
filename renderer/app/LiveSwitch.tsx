import { useCallback } from 'react';
import { getHost } from '../bridge/index.ts';
import { useText } from '../locales/index.ts';
import { Toggle, Tooltip } from '../ui/index.ts';
import { attempt, journeysChanged } from './appActions.ts';
import { useApp } from './appStore.ts';
import { useAsk } from './useAsk.ts';

/** Whether a journey runs together with the others that are live. */
export function LiveSwitch({ journeyId, live }: { readonly journeyId: string; readonly live: boolean }) {
  const text = useText();
  return (
    <Tooltip text={text('journeys.liveHint')}>
      <span className="liveSwitch" data-live={live ? '' : undefined}>
        <Toggle
          label={text('journeys.live')}
          checked={live}
          onChange={(next) =>
            void attempt(async () => {
              await getHost().call('journey.setLive', { journeyId, live: next });
              journeysChanged();
            })
          }
        />
      </span>
    </Tooltip>
  );
}

/** The switch of the open journey; nothing until the list of journeys has answered. */
export function OpenJourneyLive({ journeyId }: { readonly journeyId: string }) {
  const version = useApp((state) => state.journeysVersion);
  const { last } = useAsk(
    useCallback(() => getHost().call('journey.list', {}), []),
    version,
  );
  const journey = last?.find((candidate) => candidate.id === journeyId);
  return journey === undefined ? null : <LiveSwitch journeyId={journeyId} live={journey.live} />;
}
