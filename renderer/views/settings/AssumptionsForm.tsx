import { RotateCcw } from 'lucide-react';
import type { Response } from '../../../core/journey/channels.ts';
import { type Assumptions, defaultAssumptions, type Prices } from '../../../core/simulate/settings.ts';
import { useText } from '../../locales/index.ts';
import { Button, NumberField } from '../../ui/index.ts';
import { CapsForm } from './CapsForm.tsx';
import { QuietHoursForm } from './QuietHoursForm.tsx';

interface AssumptionsFormProps {
  assumptions: Assumptions;
  onChange: (assumptions: Assumptions) => void;
}

/** Everything that a run takes for granted beside the data and the journey. */
export function AssumptionsForm({ assumptions, onChange }: AssumptionsFormProps) {
  const text = useText();
  const change = (patch: Partial<Assumptions>) => onChange({ ...assumptions, ...patch });
  return (
    <>
      <section className="settingsSection">
        <div className="settingsHead">
          <h2>{text('settings.responses')}</h2>
          <Button
            size="small"
            variant="ghost"
            icon={<RotateCcw aria-hidden />}
            onClick={() => change({ responses: defaultAssumptions().responses })}
          >
            {text('settings.defaults')}
          </Button>
        </div>
        <p className="settingsHint">{text('settings.responsesHint')}</p>
        <ResponsesTable assumptions={assumptions} onChange={onChange} />
      </section>
      <section className="settingsSection">
        <h2>{text('settings.money')}</h2>
        <div className="settingsGrid">
          <PercentField
            label={text('settings.margin')}
            hint={text('settings.marginHint')}
            share={assumptions.marginShare}
            onCommit={(marginShare) => change({ marginShare })}
          />
          <PercentField
            label={text('settings.pullForward')}
            hint={text('settings.pullForwardHint')}
            share={assumptions.pullForwardShare}
            onCommit={(pullForwardShare) => change({ pullForwardShare })}
          />
          <NumberField
            label={text('settings.orderValue')}
            hint={text('settings.orderValueHint')}
            value={assumptions.defaultOrderValue}
            min={0}
            suffix={text('settings.won')}
            onCommit={(defaultOrderValue) => change({ defaultOrderValue })}
          />
        </div>
        <h3>{text('settings.prices')}</h3>
        <div className="settingsGrid">
          {priceNames.map((name) => (
            <NumberField
              key={name}
              label={text(`price.${name}`)}
              value={assumptions.prices[name]}
              min={0}
              suffix={text('settings.won')}
              onCommit={(price) => change({ prices: { ...assumptions.prices, [name]: price } })}
            />
          ))}
        </div>
      </section>
      <QuietHoursForm
        quietHours={assumptions.quietHours}
        onChange={(quietHours) => change({ quietHours })}
        consentYears={assumptions.consentYears}
        onConsentYears={(consentYears) => change({ consentYears })}
      />
      <CapsForm caps={assumptions.frequencyCaps} onChange={(frequencyCaps) => change({ frequencyCaps })} />
    </>
  );
}

const priceNames = [
  'email',
  'sms',
  'lms',
  'mms',
  'alimtalk',
  'brandMessageFriend',
  'brandMessageOther',
  'push',
] as const satisfies readonly (keyof Prices)[];

const shareNames = ['deliveredShare', 'openShare', 'clickShare', 'conversionShare', 'unsubscribeShare'] as const;

function ResponsesTable({ assumptions, onChange }: AssumptionsFormProps) {
  const text = useText();
  const replace = (index: number, response: Response) =>
    onChange({
      ...assumptions,
      responses: assumptions.responses.map((row, at) => (at === index ? { ...row, response } : row)),
    });
  return (
    <div className="settingsTableBox">
      <table className="settingsTable">
        <thead>
          <tr>
            <th scope="col">{text('settings.channel')}</th>
            {shareNames.map((name) => (
              <th key={name} scope="col">
                {text(`response.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assumptions.responses.map(({ channel, purpose, response }, index) => {
            const rowName = `${text(`channel.${channel}`)} · ${text(`purpose.${purpose}`)}`;
            return (
              <tr key={`${channel} ${purpose}`}>
                <th scope="row">{rowName}</th>
                {shareNames.map((name) => {
                  const share = response[name];
                  return (
                    <td key={name}>
                      {share === null ? (
                        <span className="settingsHint">{text('settings.noSignal')}</span>
                      ) : (
                        <PercentField
                          label={`${rowName} ${text(`response.${name}`)}`}
                          hideLabel
                          share={share}
                          onCommit={(next) => replace(index, { ...response, [name]: next, source: 'assumed' })}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface PercentFieldProps {
  label: string;
  share: number;
  onCommit: (share: number) => void;
  hint?: string;
  hideLabel?: boolean;
}

/** A share shown in percent. */
function PercentField({ label, share, onCommit, hint, hideLabel = false }: PercentFieldProps) {
  return (
    <NumberField
      label={label}
      hideLabel={hideLabel}
      value={Number((share * 100).toFixed(4))}
      min={0}
      max={100}
      suffix="%"
      onCommit={(percent) => onCommit(Number((percent / 100).toFixed(6)))}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}
