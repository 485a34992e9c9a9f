import { useCallback } from 'react';
import type { Condition } from '../../../core/segment/condition.ts';
import type { CallOutput } from '../../../electron/shared/contract.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { attributeText } from '../../../core/words/computedWords.ts';
import { groupName, labelText } from './labelText.ts';
import { CsvButton, type Sheet } from './sheet.tsx';
import { computedText } from './table/columns.ts';
import { useInsight } from './useInsight.ts';

type Persona = CallOutput<'customers.persona'>;

interface PersonaCardProps {
  /** Keep it in useMemo: another object asks anew. */
  readonly condition: Condition;
  /** The local date it is as of; null = the end of the data. */
  readonly date: string | null;
}

/** Who the customers of a condition are: what is more frequent among them, their figures, their hours. */
export function PersonaCard({ condition, date }: PersonaCardProps) {
  const text = useText();
  const { value, job, again } = useInsight(
    useCallback((jobId: string) => getHost().call('customers.persona', { jobId, date, condition }), [condition, date]),
  );
  return (
    <section className="persona" aria-label={text('persona.title')}>
      {job.running ? <JobProgress job={job} /> : null}
      {job.error === null ? null : (
        <ErrorNote
          error={job.error}
          actions={
            <Button size="small" onClick={again}>
              {text('insight.again')}
            </Button>
          }
        />
      )}
      {value === null ? null : <PersonaFacts persona={value} />}
    </section>
  );
}

function PersonaFacts({ persona }: { persona: Persona }) {
  const text = useText();
  const formats = useFormats();
  if (persona.customers === 0) return <p className="sectionHint">{text('persona.nobody')}</p>;
  const sheet: Sheet = {
    caption: text('persona.title'),
    columns: [
      { title: text('customers.attribute') },
      { title: text('persona.value') },
      { title: text('customers.count') },
      { title: text('persona.share') },
      { title: text('persona.baseShare') },
      { title: text('persona.lift') },
    ],
    rows: persona.traits.map(({ attribute, label, customers, share, baseShare, lift }) => [
      groupName(text, attribute),
      labelText(text, attribute, label),
      customers,
      share,
      baseShare,
      lift,
    ]),
  };
  return (
    <>
      <div className="insightHead">
        <p className="personaSentence">
          {text('persona.sentence', {
            customers: persona.customers,
            share: persona.base === 0 ? 0 : persona.customers / persona.base,
            revenueWon: Math.round(persona.revenueWon),
            revenueShare: persona.revenueShare ?? 0,
          })}
        </p>
        <span className="insightSpace" />
        <CsvButton sheet={sheet} name={sheet.caption} />
      </div>
      <div className="personaBody">
        <div>
          <h3>{text('persona.traits')}</h3>
          {persona.traits.length === 0 ? <p className="sectionHint">{text('persona.noTraits')}</p> : null}
          <ul className="personaTraits">
            {persona.traits.slice(0, 8).map(({ attribute, label, share, baseShare, lift }) => (
              <li key={`${attribute} ${label}`}>
                <span>
                  {groupName(text, attribute)} <b>{labelText(text, attribute, label)}</b>
                </span>
                <span>{text('persona.trait', { share, baseShare })}</span>
                <b className="personaLift">×{lift.toFixed(1)}</b>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{text('persona.figures')}</h3>
          <dl className="personaFigures">
            {persona.figures.map(({ attribute, median, baseMedian }) => (
              <div key={attribute}>
                <dt>{attributeText(text, attribute)}</dt>
                <dd>
                  <b>{computedText(text, formats, attribute, median) || '–'}</b>
                  <span>
                    {text('persona.all', { value: computedText(text, formats, attribute, baseMedian) || '–' })}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
        <Profile persona={persona} attribute="derived:hourBlock" />
        <Profile persona={persona} attribute="derived:favouriteCategory" />
      </div>
    </>
  );
}

const shownLabels = 8;

/** The most frequent labels of the segment, each beside its share among all. */
function Profile({ persona, attribute }: { persona: Persona; attribute: string }) {
  const text = useText();
  const formats = useFormats();
  const profile = persona.profiles.find((candidate) => candidate.attribute === attribute);
  if (profile === undefined || profile.shares.every((share) => share === 0)) return null;
  const rows = profile.labels.map((label, index) => {
    return { label, share: profile.shares[index] ?? 0, baseShare: profile.baseShares[index] ?? 0 };
  });
  const most = Math.max(...rows.flatMap(({ share, baseShare }) => [share, baseShare]));
  const inOrder = attribute === 'derived:hourBlock' ? rows : rows.toSorted((a, b) => b.share - a.share);
  return (
    <div>
      <h3>{attributeText(text, attribute)}</h3>
      <ul className="personaProfile">
        {inOrder.slice(0, shownLabels).map(({ label, share, baseShare }) => (
          <li key={label} title={text('persona.trait', { share, baseShare })}>
            <span>{labelText(text, attribute, label)}</span>
            <span className="profileTrack" aria-hidden>
              <span className="profileBar" style={{ width: `${(share / most) * 100}%` }} />
              <span className="profileBase" style={{ left: `${(baseShare / most) * 100}%` }} />
            </span>
            <span>{formats.percent(share)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
