import { Check, Search, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Condition } from '../../../core/segment/condition.ts';
import type { ExplainedPart } from '../../../core/segment/explainMembership.ts';
import type { Translate } from '../../../core/i18n/index.ts';
import { attributeText, computedUnit, labelWord, unitText } from '../../../core/words/computedWords.ts';
import { conditionText, eventText } from '../../../core/words/describe.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { TextField } from '../../ui/index.ts';
import { useInsight } from '../customers/useInsight.ts';

const offered = 8;

/** Finds a customer, and says part by part why they are in the segment or not. */
export function WhyCustomer({ condition }: { readonly condition: Condition }) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [customerId, setCustomerId] = useState<string | null>(null);
  const { asked } = useAsk(
    useCallback(() => getHost().call('dataset.customers', { search, offset: 0, limit: offered }), [search]),
  );
  const rows = asked.state === 'ready' ? asked.value.rows : [];
  return (
    <div className="why">
      <TextField
        label={text('segments.whyCustomer')}
        type="search"
        icon={<Search aria-hidden />}
        placeholder={text('customers.search')}
        value={search}
        onInput={setSearch}
        onCommit={setSearch}
      />
      <ul className="whyCustomers">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" aria-pressed={row.id === customerId} onClick={() => setCustomerId(row.id)}>
              {row.id}
            </button>
          </li>
        ))}
      </ul>
      {customerId === null ? (
        <p className="sectionHint">{text('segments.whyHint')}</p>
      ) : (
        <Explanation condition={condition} customerId={customerId} />
      )}
    </div>
  );
}

function Explanation({ condition, customerId }: { readonly condition: Condition; readonly customerId: string }) {
  const text = useText();
  const { value, job } = useInsight(
    useCallback(
      (jobId: string) => getHost().call('segment.explain', { jobId, condition, customerId }),
      [condition, customerId],
    ),
  );
  if (job.error !== null) return <ErrorNote error={job.error} />;
  if (value === null) return null;
  return (
    <>
      <p className="whySentence" data-holds={value.holds ? '' : undefined} role="status">
        {text(value.holds ? 'segments.isIn' : 'segments.isOut', { customer: customerId })}
      </p>
      <ul className="whyParts">
        <Part part={value} />
      </ul>
    </>
  );
}

/** What was found, with words in place of names: `주문 수 = 3`, `구매: 2 (≥ 1)`. */
function foundText(text: Translate, { condition, found }: ExplainedPart): string {
  const asked = condition.kind === 'not' ? condition.of : condition;
  if (asked.kind === 'attribute') {
    const value = found.replace(`${asked.attribute} = `, '');
    const unit = computedUnit(asked.attribute);
    const isNumber = unit !== null && Number.isFinite(Number(value));
    const shown = isNumber ? unitText(text, unit, Number(value)) : labelWord(text, asked.attribute, value);
    return `${attributeText(text, asked.attribute)} = ${shown}`;
  }
  return asked.kind === 'event' ? found.replace(asked.event, eventText(text, asked.event)) : found;
}

function Part({ part }: { readonly part: ExplainedPart }) {
  const text = useText();
  const { condition, parts } = part;
  const isGroup = condition.kind === 'all' || condition.kind === 'any';
  const words =
    isGroup && parts.length > 0 ? text(`editor.condition.${condition.kind}`) : conditionText(text, condition);
  return (
    <li>
      <span className="whyPart" data-holds={part.holds ? '' : undefined}>
        {part.holds ? <Check aria-hidden /> : <X aria-hidden />}
        <span className="visuallyHidden">{text(part.holds ? 'segments.holds' : 'segments.holdsNot')}: </span>
        <span>{words}</span>
        {part.found === '' ? null : <span className="whyFound">{foundText(text, part)}</span>}
      </span>
      {parts.length === 0 ? null : (
        <ul className="whyParts">
          {parts.map((inner, index) => (
            // parts have no identity of their own; their place is it
            // oxlint-disable-next-line react/no-array-index-key
            <Part key={index} part={inner} />
          ))}
        </ul>
      )}
    </li>
  );
}
