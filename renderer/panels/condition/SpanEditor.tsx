import type { Span } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import { SelectField } from '../../ui/index.ts';
import { DurationField } from '../fields/DurationField.tsx';

const day = 86_400;

function newSpan(kind: Span['kind']): Span {
  switch (kind) {
    case 'last':
      return { kind, seconds: 30 * day };
    case 'between':
      return { kind, fromSeconds: 60 * day, toSeconds: 30 * day };
    case 'ever':
    case 'sinceEntry':
      return { kind };
  }
}

/** The span of time that a condition looks at. */
export function SpanEditor({ span, onChange }: { readonly span: Span; readonly onChange: (span: Span) => void }) {
  const text = useText();
  return (
    <>
      <SelectField
        label={text('editor.condition.span')}
        hideLabel
        value={span.kind}
        options={(['ever', 'last', 'between', 'sinceEntry'] as const).map((value) => ({
          value,
          label: text(`editor.spanKind.${value}`),
        }))}
        onChange={(kind) => onChange(newSpan(kind))}
      />
      {span.kind === 'last' ? (
        <DurationField
          label={text('editor.condition.last')}
          seconds={span.seconds}
          onCommit={(seconds) => onChange({ kind: 'last', seconds: Math.max(1, seconds) })}
        />
      ) : null}
      {span.kind === 'between' ? (
        <>
          <DurationField
            label={text('editor.condition.betweenFrom')}
            seconds={span.fromSeconds}
            onCommit={(fromSeconds) => onChange({ ...span, fromSeconds: Math.max(1, fromSeconds) })}
          />
          <DurationField
            label={text('editor.condition.betweenTo')}
            seconds={span.toSeconds}
            onCommit={(toSeconds) => onChange({ ...span, toSeconds })}
          />
        </>
      ) : null}
    </>
  );
}
