import { channelSchema, purposeSchema } from '../../../core/journey/channels.ts';
import type { CampaignLog, ConsentList, ExperimentColumns } from '../../../electron/shared/importShapes.ts';
import type { ImportPreview, Mapping } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { DateField, SelectField, TextField } from '../../ui/index.ts';

/** Values that no header can have: no column, or an answer for the whole file. */
const noColumn = '\u0000';
const whole = (value: string) => `\u0000${value}`;

interface ShapeFieldsProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** What the columns of campaign logs, experiments and consent lists mean. */
export function ShapeFields({ preview, mapping, onChange }: ShapeFieldsProps) {
  const { campaign, experiment, consent } = mapping;
  switch (mapping.kind) {
    case 'campaigns':
      if (campaign === undefined) return null;
      return (
        <CampaignFields
          preview={preview}
          campaign={campaign}
          onChange={(next) => onChange({ ...mapping, campaign: next })}
        />
      );
    case 'experiment':
      if (experiment === undefined) return null;
      return (
        <ExperimentFields
          preview={preview}
          experiment={experiment}
          hasTime={mapping.time !== null}
          onChange={(next) => {
            // a column that is compared is no further column
            const compared = new Set([next.arm, ...next.outcomes.map(({ column }) => column)]);
            const columns = mapping.columns.filter(({ column }) => !compared.has(column));
            onChange({ ...mapping, experiment: next, columns });
          }}
        />
      );
    case 'consents':
      if (consent === undefined) return null;
      return (
        <ConsentFields
          preview={preview}
          consent={consent}
          onChange={(next) => onChange({ ...mapping, consent: next })}
        />
      );
    case 'events':
    case 'orders':
    case 'orderLines':
    case 'customers':
      return null;
  }
}

function useColumnOptions({ columns }: ImportPreview) {
  const text = useText();
  return [
    { value: noColumn, label: text('importing.noColumn') },
    ...columns.map(({ name }) => ({ value: name, label: name })),
  ];
}

interface CampaignFieldsProps {
  preview: ImportPreview;
  campaign: CampaignLog;
  onChange: (campaign: CampaignLog) => void;
}

function CampaignFields({ preview, campaign, onChange }: CampaignFieldsProps) {
  const text = useText();
  const options = useColumnOptions(preview);
  const columns = options.slice(1);
  const saidOptions = (values: readonly string[], prefix: string) => [
    { value: noColumn, label: text('importing.unsaid') },
    ...values.map((value) => ({
      value: whole(value),
      label: text('importing.allRows', { value: text(`${prefix}.${value}`) }),
    })),
    ...columns,
  ];
  const shown = (said: CampaignLog['channel'] | CampaignLog['purpose']) =>
    said.kind === 'column' ? said.column : said.value === null ? noColumn : whole(said.value);
  return (
    <>
      <SelectField
        label={text('importing.campaign')}
        value={campaign.campaign ?? noColumn}
        options={options}
        onChange={(column) => onChange({ ...campaign, campaign: column === noColumn ? null : column })}
        hint={text('importing.campaignHint')}
      />
      <SelectField
        label={text('importing.channel')}
        value={shown(campaign.channel)}
        options={saidOptions(channelSchema.options, 'channel')}
        onChange={(value) => {
          const known = channelSchema.options.find((channel) => whole(channel) === value) ?? null;
          const isColumn = known === null && value !== noColumn;
          onChange({
            ...campaign,
            channel: isColumn ? { kind: 'column', column: value } : { kind: 'constant', value: known },
          });
        }}
      />
      <SelectField
        label={text('importing.purpose')}
        value={shown(campaign.purpose)}
        options={saidOptions(purposeSchema.options, 'purpose')}
        onChange={(value) => {
          const known = purposeSchema.options.find((purpose) => whole(purpose) === value) ?? null;
          const isColumn = known === null && value !== noColumn;
          onChange({
            ...campaign,
            purpose: isColumn ? { kind: 'column', column: value } : { kind: 'constant', value: known },
          });
        }}
      />
      {(['opened', 'clicked', 'unsubscribed', 'type', 'end'] as const).map((field) => (
        <SelectField
          key={field}
          label={text(`importing.campaign.${field}`)}
          value={campaign[field] ?? noColumn}
          options={options}
          onChange={(column) => onChange({ ...campaign, [field]: column === noColumn ? null : column })}
        />
      ))}
    </>
  );
}

interface ExperimentFieldsProps {
  preview: ImportPreview;
  experiment: ExperimentColumns;
  hasTime: boolean;
  onChange: (experiment: ExperimentColumns) => void;
}

function ExperimentFields({ preview, experiment, hasTime, onChange }: ExperimentFieldsProps) {
  const text = useText();
  const options = useColumnOptions(preview);
  const arms = preview.columns.find(({ name }) => name === experiment.arm)?.samples ?? [];
  const controls = [...new Set([experiment.control, ...arms])].filter((value) => value !== '');
  const candidates = preview.columns.filter(
    ({ name, kind }) =>
      name !== experiment.arm &&
      (kind === 'number' || kind === 'boolean' || experiment.outcomes.some(({ column }) => column === name)),
  );
  return (
    <>
      <TextField
        label={text('importing.experimentName')}
        value={experiment.name}
        onCommit={(name) => onChange({ ...experiment, name: name.trim() === '' ? experiment.name : name.trim() })}
      />
      <SelectField
        label={text('importing.arm')}
        value={experiment.arm === '' ? noColumn : experiment.arm}
        options={options}
        onChange={(arm) => {
          const values = preview.columns.find(({ name }) => name === arm)?.samples ?? [];
          const outcomes = experiment.outcomes.filter(({ column }) => column !== arm);
          onChange({ ...experiment, arm: arm === noColumn ? '' : arm, control: values[0] ?? '', outcomes });
        }}
        hint={text('importing.armHint')}
      />
      {controls.length === 0 ? null : (
        <SelectField
          label={text('importing.control')}
          value={experiment.control}
          options={controls.map((value) => ({ value, label: value }))}
          onChange={(control) => onChange({ ...experiment, control })}
          hint={text('importing.controlHint')}
        />
      )}
      {hasTime ? null : (
        <DateField
          label={text('importing.experimentDate')}
          value={experiment.date ?? ''}
          hint={text('importing.experimentDateHint')}
          onCommit={(date) => onChange({ ...experiment, date: date === '' ? null : date })}
        />
      )}
      <fieldset className="outcomes">
        <legend>{text('importing.outcomes')}</legend>
        {candidates.map(({ name, kind }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={experiment.outcomes.some(({ column }) => column === name)}
              onChange={(event) => {
                const others = experiment.outcomes.filter(({ column }) => column !== name);
                const outcome = { column: name, kind: kind === 'boolean' ? ('boolean' as const) : ('number' as const) };
                onChange({ ...experiment, outcomes: event.target.checked ? [...others, outcome] : others });
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </>
  );
}

interface ConsentFieldsProps {
  preview: ImportPreview;
  consent: ConsentList;
  onChange: (consent: ConsentList) => void;
}

function ConsentFields({ preview, consent, onChange }: ConsentFieldsProps) {
  const text = useText();
  const options = useColumnOptions(preview);
  return (
    <>
      <SelectField
        label={text('importing.consentStatus')}
        value={consent.status === '' ? noColumn : consent.status}
        options={options}
        onChange={(column) => onChange({ ...consent, status: column === noColumn ? '' : column })}
        hint={text('importing.consentStatusHint')}
      />
      <SelectField
        label={text('importing.consentChannel')}
        value={consent.channel ?? noColumn}
        options={options}
        onChange={(column) => onChange({ ...consent, channel: column === noColumn ? null : column })}
        hint={text('importing.consentChannelHint')}
      />
    </>
  );
}
