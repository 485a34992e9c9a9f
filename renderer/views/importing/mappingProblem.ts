import type { Mapping } from '../../../electron/shared/importTypes.ts';

/** What still keeps a mapping from being checked, as a key of the texts; null when nothing does. */
export function mappingProblem(mapping: Mapping): string | null {
  if (mapping.customer === '' && mapping.email == null && mapping.phone == null) return 'importing.needCustomer';
  if (mapping.kind === 'customers') return null;
  if (mapping.kind === 'experiment') {
    if ((mapping.experiment?.arm ?? '') === '') return 'importing.needArm';
    return mapping.experiment?.outcomes.length === 0 ? 'importing.needOutcome' : null;
  }
  if (mapping.kind === 'consents') return (mapping.consent?.status ?? '') === '' ? 'importing.needConsent' : null;
  if (mapping.time === null) return 'importing.needTime';
  if (mapping.kind === 'orderLines' && (mapping.lines?.order ?? '') === '') return 'importing.needOrder';
  if (mapping.event.kind === 'constant' && mapping.event.name.trim() === '') return 'importing.needEvent';
  if (mapping.event.kind === 'column' && mapping.event.column === '') return 'importing.needEvent';
  return null;
}

/** The mapping for another kind of file: what only events have goes, and comes back as well as it can. */
export function withKind(
  mapping: Mapping,
  kind: Mapping['kind'],
  columns: readonly { name: string; kind: string }[],
): Mapping {
  if (kind === mapping.kind) return mapping;
  if (kind === 'customers') {
    // with a number, addresses are attributes of the list and not names of its rows
    const naming = mapping.customer === '' ? {} : { email: null, phone: null };
    return { ...mapping, ...naming, kind, time: null, value: null, event: { kind: 'constant', name: '' } };
  }
  const time = mapping.time ?? columns.find((column) => column.kind === 'time' || column.kind === 'date')?.name ?? null;
  const columnsWithoutRoles = mapping.columns.map((column) => ({ ...column, role: null }));
  const event: Mapping['event'] =
    kind === 'orders' || kind === 'orderLines' ? { kind: 'constant', name: 'purchase' } : mapping.event;
  return { ...mapping, kind, time, columns: columnsWithoutRoles, event };
}
