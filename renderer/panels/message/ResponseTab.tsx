import type { Delay, Response } from '../../../core/journey/channels.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { useText } from '../../locales/index.ts';
import { useSurroundings } from '../../stores/EditorProvider.tsx';
import { useNodeUpdate } from '../../stores/useNodeUpdate.ts';
import { NumberField, Toggle } from '../../ui/index.ts';
import { DurationField } from '../fields/DurationField.tsx';

const shares = ['deliveredShare', 'openShare', 'clickShare', 'conversionShare', 'unsubscribeShare'] as const;
const delays = ['openDelay', 'clickDelay', 'conversionDelay'] as const;

/** How people are assumed to answer: the workspace's figures, or figures of this message's own. */
export function ResponseTab({ node }: { readonly node: NodeOf<'message'> }) {
  const text = useText();
  const { settings } = useSurroundings();
  const update = useNodeUpdate(node);
  const purpose = node.purpose ?? 'advertising';
  const known = [...(settings?.assumptions.responses ?? []), ...defaultAssumptions().responses];
  const usual = known.find((item) => item.channel === node.channel && item.purpose === purpose)?.response;
  const shown = node.response ?? usual;
  if (shown === undefined) return <p className="panelHint">{text('editor.response.none')}</p>;
  const isOwn = node.response !== null;
  const change = (patch: Partial<Response>) =>
    update((latest) => (latest.response === null ? latest : { ...latest, response: { ...latest.response, ...patch } }));
  const changeDelay = (name: (typeof delays)[number], delay: Delay, patch: Partial<Delay>) =>
    change({ [name]: { ...delay, ...patch } });
  return (
    <>
      <Toggle
        label={text('editor.response.own')}
        hint={text(isOwn ? 'editor.response.ownHint' : 'editor.response.usualHint')}
        checked={isOwn}
        onChange={(next) => update((latest) => ({ ...latest, response: next ? { ...shown } : null }))}
      />
      <p className="sourceMark" data-source={shown.source}>
        {text(`editor.response.source.${shown.source}`)}
      </p>
      {shares.map((name) => {
        const share = shown[name];
        if (share === null) return null;
        return (
          <NumberField
            key={name}
            label={text(`editor.response.${name}`)}
            value={Number((share * 100).toFixed(3))}
            min={0}
            max={100}
            step={0.5}
            suffix="%"
            disabled={!isOwn}
            onCommit={(percent) => change({ [name]: percent / 100 })}
          />
        );
      })}
      <NumberField
        label={text('editor.response.logHalfWidth')}
        hint={text('editor.response.widthHint', {
          low: Math.exp(-shown.logHalfWidth),
          high: Math.exp(shown.logHalfWidth),
        })}
        value={shown.logHalfWidth}
        min={0}
        max={3}
        step={0.1}
        disabled={!isOwn}
        onCommit={(logHalfWidth) => change({ logHalfWidth })}
      />
      {isOwn
        ? delays.map((name) => {
            if (name === 'openDelay' && shown.openShare === null) return null;
            const delay = shown[name];
            return (
              <div key={name} className="delayFields">
                <DurationField
                  label={text(`editor.response.${name}`)}
                  seconds={delay.scaleSeconds}
                  onCommit={(scaleSeconds) => changeDelay(name, delay, { scaleSeconds })}
                />
                <NumberField
                  label={text('editor.response.shape')}
                  value={delay.shape}
                  min={0.1}
                  max={5}
                  step={0.1}
                  onCommit={(shape) => changeDelay(name, delay, { shape })}
                />
              </div>
            );
          })
        : null}
    </>
  );
}
