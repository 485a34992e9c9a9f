import { Plus, Trash2 } from 'lucide-react';
import { channels, purposes } from '../../../core/journey/channels.ts';
import type { FrequencyCap } from '../../../core/simulate/settings.ts';
import { useText } from '../../locales/index.ts';
import { Button, IconButton, NumberField, SelectField } from '../../ui/index.ts';

const daySeconds = 86_400;

interface CapsFormProps {
  caps: readonly FrequencyCap[];
  onChange: (caps: FrequencyCap[]) => void;
}

/** How many messages one customer may get in how many days. */
export function CapsForm({ caps, onChange }: CapsFormProps) {
  const text = useText();
  const change = (index: number, patch: Partial<FrequencyCap>) =>
    onChange(caps.map((cap, at) => (at === index ? { ...cap, ...patch } : cap)));
  const add = () =>
    onChange([...caps, { channels: [...channels], purpose: 'advertising', times: 3, withinSeconds: 7 * daySeconds }]);
  return (
    <section className="settingsSection">
      <div className="settingsHead">
        <h2>{text('settings.caps')}</h2>
        <Button size="small" variant="ghost" icon={<Plus aria-hidden />} onClick={add}>
          {text('settings.addCap')}
        </Button>
      </div>
      <p className="settingsHint">{text('settings.capsHint')}</p>
      {caps.map((cap, index) => (
        // rows have no identity of their own; their place is it
        <div key={`${cap.channels.join(' ')} ${String(index)}`} className="capRow">
          <fieldset className="capChannels">
            <legend className="visuallyHidden">{text('settings.channel')}</legend>
            {channels.map((channel) => (
              <label key={channel}>
                <input
                  type="checkbox"
                  checked={cap.channels.includes(channel)}
                  // a cap over no channel would mean nothing
                  disabled={cap.channels.length === 1 && cap.channels.includes(channel)}
                  onChange={(event) =>
                    change(index, {
                      channels: channels.filter((other) =>
                        other === channel ? event.target.checked : cap.channels.includes(other),
                      ),
                    })
                  }
                />
                {text(`channel.${channel}`)}
              </label>
            ))}
          </fieldset>
          <div className="settingsRow" data-kind="cap">
            <SelectField
              label={text('settings.purpose')}
              hideLabel
              value={cap.purpose ?? 'any'}
              options={(['any', ...purposes] as const).map((value) => ({ value, label: text(`purpose.${value}`) }))}
              onChange={(purpose) => change(index, { purpose: purpose === 'any' ? null : purpose })}
            />
            <NumberField
              label={text('settings.capDays')}
              hideLabel
              value={Number((cap.withinSeconds / daySeconds).toFixed(3))}
              min={0.01}
              max={3650}
              suffix={text('settings.capDaysUnit')}
              onCommit={(days) => change(index, { withinSeconds: Math.max(1, Math.round(days * daySeconds)) })}
            />
            <NumberField
              label={text('settings.capTimes')}
              hideLabel
              value={cap.times}
              min={1}
              max={1000}
              suffix={text('settings.capTimesUnit')}
              onCommit={(times) => change(index, { times: Math.round(times) })}
            />
            <IconButton
              label={text('settings.remove')}
              icon={<Trash2 aria-hidden />}
              onClick={() => onChange(caps.filter((_, at) => at !== index))}
            />
          </div>
        </div>
      ))}
    </section>
  );
}
