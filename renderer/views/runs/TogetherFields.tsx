import { useCallback } from 'react';
import type { RunRequest } from '../../../core/simulate/request.ts';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { SelectField, Toggle } from '../../ui/index.ts';

const nothing = '';

/** What runs beside the journey, and what it is compared with. */
export function TogetherFields(props: {
  journeyId: string;
  request: RunRequest;
  disabled: boolean;
  onChange: (request: RunRequest) => void;
}) {
  const { journeyId, request, disabled, onChange } = props;
  const text = useText();
  const { last } = useAsk(useCallback(() => getHost().call('journey.list', {}), []));
  const others = (last ?? []).filter(({ id }) => id !== journeyId);
  const live = others.filter((journey) => journey.live).length;
  const compare = (chosen: string) => {
    const { compareJourneyId: _, ...alone } = request;
    onChange(chosen === nothing ? alone : { ...alone, compareJourneyId: chosen });
  };
  return (
    <>
      {live === 0 ? null : (
        <Toggle
          label={text('run.withLive')}
          hint={text('run.withLiveHint', { count: live })}
          checked={request.withLive ?? true}
          disabled={disabled}
          onChange={(withLive) => onChange({ ...request, withLive })}
        />
      )}
      {others.length === 0 ? null : (
        <SelectField
          label={text('run.compare')}
          hint={text('run.compareHint')}
          value={request.compareJourneyId ?? nothing}
          disabled={disabled}
          options={[
            { value: nothing, label: text('run.compareNothing') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={compare}
        />
      )}
    </>
  );
}
