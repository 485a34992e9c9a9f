import type { Span } from '../../../core/segment/condition.ts';
import { useText } from '../../locales/index.ts';
import { SelectField } from '../../ui/index.ts';
import { DurationField } from '../fields/DurationField.tsx';

/** The span of time that a condition looks at. */
export function SpanEditor({ span, onChange }: { readonly span: Span; readonly onChange: (span: Span) => void }) {
  const text = useText();
  return (
    <>
      <SelectField
        label={text('editor.condition.span')}
        hideLabel
        value={span.kind}
        options={(['ever', 'last', 'sinceEntry'] as const).map((value) => ({
          value,
          label: text(`editor.spanKind.${value}`),
        }))}
        onChange={(kind) => onChange(kind === 'last' ? { kind, seconds: 30 * 86_400 } : { kind })}
      />
      {span.kind === 'last' ? (
        <DurationField
          label={text('editor.condition.last')}
          seconds={span.seconds}
          onCommit={(seconds) => onChange({ kind: 'last', seconds: Math.max(1, seconds) })}
        />
      ) : null}
    </>
  );
}
