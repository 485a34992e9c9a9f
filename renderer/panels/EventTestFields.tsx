import type { EventTest } from '../../core/segment/condition.ts';
import { WhereEditor } from './condition/WhereEditor.tsx';
import { EventField } from './fields/EventField.tsx';

interface EventTestFieldsProps {
  readonly label: string;
  readonly test: EventTest;
  readonly onChange: (test: EventTest) => void;
}

/** An event and the tests of its properties. */
export function EventTestFields({ label, test, onChange }: EventTestFieldsProps) {
  return (
    <>
      <EventField label={label} value={test.event} onCommit={(event) => onChange({ ...test, event })} />
      <WhereEditor where={test.where} onChange={(where) => onChange({ ...test, where })} />
    </>
  );
}
