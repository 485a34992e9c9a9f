import { Plus, Trash2 } from 'lucide-react';
import { channels, type Purpose, purposes } from '../../../core/journey/channels.ts';
import type { QuietHours } from '../../../core/simulate/settings.ts';
import { useText } from '../../locales/index.ts';
import { Button, IconButton, NumberField, SelectField, TextField, Toggle } from '../../ui/index.ts';
import { clockText, secondsOfClock } from './clock.ts';

interface QuietHoursFormProps {
  quietHours: readonly QuietHours[];
  onChange: (quietHours: QuietHours[]) => void;
  consentYears: number;
  onConsentYears: (years: number) => void;
}

/** The hours in which a channel is not sent, and how long consent counts. */
export function QuietHoursForm({ quietHours, onChange, consentYears, onConsentYears }: QuietHoursFormProps) {
  const text = useText();
  const change = (index: number, patch: Partial<QuietHours>) =>
    onChange(quietHours.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  const add = () =>
    onChange([
      ...quietHours,
      {
        channel: 'email',
        purpose: 'advertising',
        fromSecondOfDay: 21 * 3600,
        untilSecondOfDay: 8 * 3600,
        liftedByNightConsent: true,
      },
    ]);
  return (
    <section className="settingsSection">
      <div className="settingsHead">
        <h2>{text('settings.quietHours')}</h2>
        <Button size="small" variant="ghost" icon={<Plus aria-hidden />} onClick={add}>
          {text('settings.addQuietHours')}
        </Button>
      </div>
      <p className="settingsHint">{text('settings.quietHoursHint')}</p>
      {quietHours.map((row, index) => (
        // rows have no identity of their own; their place is it
        <div key={`${row.channel} ${row.purpose} ${String(index)}`} className="settingsRow" data-kind="quiet">
          <SelectField
            label={text('settings.channel')}
            hideLabel
            value={row.channel}
            options={channels.map((value) => ({ value, label: text(`channel.${value}`) }))}
            onChange={(channel) => change(index, { channel })}
          />
          <SelectField<Purpose>
            label={text('settings.purpose')}
            hideLabel
            value={row.purpose}
            options={purposes.map((value) => ({ value, label: text(`purpose.${value}`) }))}
            onChange={(purpose) => change(index, { purpose })}
          />
          <ClockField
            label={text('settings.from')}
            second={row.fromSecondOfDay}
            onCommit={(fromSecondOfDay) => change(index, { fromSecondOfDay })}
          />
          <ClockField
            label={text('settings.until')}
            second={row.untilSecondOfDay}
            onCommit={(untilSecondOfDay) => change(index, { untilSecondOfDay })}
          />
          <Toggle
            label={text('settings.nightConsent')}
            checked={row.liftedByNightConsent}
            onChange={(liftedByNightConsent) => change(index, { liftedByNightConsent })}
          />
          <IconButton
            label={text('settings.remove')}
            icon={<Trash2 aria-hidden />}
            onClick={() => onChange(quietHours.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="settingsGrid">
        <NumberField
          label={text('settings.consentYears')}
          hint={text('settings.consentYearsHint')}
          value={consentYears}
          min={1}
          max={20}
          suffix={text('settings.years')}
          onCommit={(years) => onConsentYears(Math.round(years))}
        />
      </div>
    </section>
  );
}

interface ClockFieldProps {
  label: string;
  second: number;
  onCommit: (second: number) => void;
}

function ClockField({ label, second, onCommit }: ClockFieldProps) {
  return (
    <TextField
      label={label}
      hideLabel
      value={clockText(second)}
      onCommit={(value) => {
        const next = secondsOfClock(value);
        if (next !== null) onCommit(next);
      }}
    />
  );
}
