import { campaignProperties, type ColumnKind, knownEvents } from '../../core/dataset/dataset.ts';
import { unreachable } from '../../core/lib/invariant.ts';
import { EngineError } from '../shared/errors.ts';
import type { Dialect, Mapping } from '../shared/importTypes.ts';
import { namingColumn, type NamingColumns, namingOf } from './naming.ts';

/** A kept column of the file: `p0`, `p1` … in the staged table, with `b0`, `b1` … true where a cell could not be read. */
export interface KeptColumn {
  readonly slot: string;
  readonly unreadable: string;
  /** Column of the raw table. */
  readonly raw: string;
  readonly name: string;
  readonly kind: ColumnKind;
  readonly role: Mapping['columns'][number]['role'];
}

/** A column of the dataset that is built: an attribute, or a property of events. */
export type OutputColumn = Pick<KeptColumn, 'slot' | 'name' | 'kind' | 'role'>;

/** Slots of a campaign log that become properties, or moments of further events. */
interface PlannedCampaign {
  readonly properties: readonly OutputColumn[];
  /** Properties that are the same for every row. */
  readonly constants: readonly (OutputColumn & { readonly value: string })[];
  readonly answers: readonly { readonly slot: string; readonly event: string }[];
}

interface PlannedExperiment {
  readonly name: string;
  readonly arm: string;
  readonly outcomes: readonly { readonly slot: string; readonly name: string; readonly kind: 'boolean' | 'number' }[];
  readonly date: string | null;
}

interface PlannedConsent {
  readonly status: string;
  readonly channel: string | null;
}

interface PlannedLines {
  readonly order: string;
  readonly quantity: string | null;
  readonly price: string | null;
  readonly status: string | null;
  readonly leaveOutCancelled: boolean;
  readonly leaveOutNotPositive: boolean;
}

/** Where the mapping's columns stand in the raw table, whose columns are `c1`, `c2` … */
export interface Plan {
  readonly mapping: Mapping;
  readonly dialect: Dialect;
  /** Columns of the file itself; behind them stand those of lookup tables. */
  readonly columnCount: number;
  readonly names: readonly string[];
  /** Rows become customers with attributes rather than events. */
  readonly isList: boolean;
  /** A row without a time is taken all the same. */
  readonly isTimeOptional: boolean;
  readonly customer: string;
  /** Columns that name customers otherwise than by an id; null where there are none. */
  readonly naming: NamingColumns | null;
  readonly time: string | null;
  readonly value: string | null;
  readonly event: string | null;
  /** Raw columns of order lines; null for other files. */
  readonly lines: PlannedLines | null;
  readonly campaign: PlannedCampaign | null;
  readonly experiment: PlannedExperiment | null;
  readonly consent: PlannedConsent | null;
  /** Columns that are read row by row. */
  readonly kept: readonly KeptColumn[];
}

/**
 * Checks the mapping against the columns of the file, of which the first `ownColumns` are its own. Throws the EngineErrors
 * `import.unknownColumn`, `import.customerNotMapped`, `import.timeNotMapped`, `import.orderNotMapped`, `import.armNotMapped`, `import.consentNotMapped`,
 * `import.eventNotNamed` and `import.repeatedName`.
 */
export function planImport(mapping: Mapping, names: readonly string[], dialect: Dialect, ownColumns: number): Plan {
  const rawColumn = (column: string): string => {
    const index = names.indexOf(column);
    if (index === -1) throw new EngineError('input', 'import.unknownColumn', { column });
    return `c${index + 1}`;
  };
  const { kind } = mapping;
  const isList = kind === 'customers' || kind === 'experiment' || kind === 'consents';
  const isTimeOptional = kind === 'experiment' || kind === 'consents';
  if (!isList && mapping.time === null) throw new EngineError('input', 'import.timeNotMapped');
  if (!isList && mapping.event.kind === 'constant' && mapping.event.name.trim() === '') {
    throw new EngineError('input', 'import.eventNotNamed');
  }
  const lines = kind === 'orderLines' ? mapping.lines : null;
  if (lines === undefined) throw new EngineError('input', 'import.orderNotMapped');
  const optional = (column: string | null) => (column === null ? null : rawColumn(column));
  const value = lines?.price ?? mapping.value;
  const naming = namingOf(mapping, rawColumn);
  const shape = planShape(mapping, rawColumn);
  const kept = [
    ...shape.kept,
    ...mapping.columns.map((column, index) => ({
      slot: `p${index}`,
      unreadable: `b${index}`,
      raw: rawColumn(column.column),
      name: column.name,
      kind: column.kind,
      role: column.role,
    })),
  ];
  checkNames([...kept, ...(shape.campaign?.constants ?? [])].map(({ name }) => name));
  return {
    mapping,
    dialect,
    columnCount: ownColumns,
    names,
    isList,
    isTimeOptional,
    customer: naming === null ? rawColumn(mapping.customer) : namingColumn,
    naming,
    time: kind === 'customers' || mapping.time === null ? null : rawColumn(mapping.time),
    value: isList ? null : optional(value),
    lines:
      lines === null
        ? null
        : {
            ...lines,
            order: rawColumn(lines.order),
            quantity: optional(lines.quantity),
            price: optional(lines.price),
            status: optional(lines.status),
          },
    event: isList || mapping.event.kind === 'constant' ? null : rawColumn(mapping.event.column),
    campaign: shape.campaign,
    experiment: shape.experiment,
    consent: shape.consent,
    kept,
  };
}

function checkNames(names: readonly string[]): void {
  const used = new Set<string>();
  for (const name of names) {
    if (name.trim() === '' || used.has(name)) throw new EngineError('input', 'import.repeatedName', { name });
    used.add(name);
  }
}

type PlannedShape = Pick<Plan, 'campaign' | 'experiment' | 'consent' | 'kept'>;

function planShape(mapping: Mapping, rawColumn: (column: string) => string): PlannedShape {
  const none = { campaign: null, experiment: null, consent: null, kept: [] };
  const column = (slot: string, from: string, name: string, kind: ColumnKind): KeptColumn => ({
    slot,
    unreadable: `${slot}_bad`,
    raw: rawColumn(from),
    name,
    kind,
    role: null,
  });
  switch (mapping.kind) {
    case 'campaigns': {
      const { campaign } = mapping;
      if (campaign === undefined) throw new EngineError('input', 'import.campaignNotMapped');
      const given = (slot: string, from: string | null, name: string, kind: ColumnKind) =>
        from === null ? [] : [column(slot, from, name, kind)];
      const saidBy = (of: { kind: 'column'; column: string } | { kind: 'constant' }) =>
        of.kind === 'column' ? of.column : null;
      const properties = [
        ...given('s0', campaign.campaign, campaignProperties.campaign, 'category'),
        ...given('s1', campaign.type, campaignProperties.type, 'category'),
        ...given('s2', saidBy(campaign.channel), campaignProperties.channel, 'category'),
        ...given('s3', saidBy(campaign.purpose), campaignProperties.purpose, 'category'),
        ...given('s4', campaign.end, campaignProperties.end, 'date'),
      ];
      const moments = [
        ...given('s5', campaign.opened, knownEvents.messageOpened, 'time'),
        ...given('s6', campaign.clicked, knownEvents.messageClicked, 'time'),
        ...given('s7', campaign.unsubscribed, knownEvents.unsubscribe, 'time'),
      ];
      const constants = (['channel', 'purpose'] as const).flatMap((name) => {
        const said = campaign[name];
        if (said.kind === 'column' || said.value === null) return [];
        return [
          {
            slot: `k_${name}`,
            name: campaignProperties[name],
            kind: 'category' as const,
            role: null,
            value: said.value,
          },
        ];
      });
      const answers = moments.map(({ slot, name }) => ({ slot, event: name }));
      return { ...none, campaign: { properties, constants, answers }, kept: [...properties, ...moments] };
    }
    case 'experiment': {
      const { experiment } = mapping;
      if (experiment === undefined || experiment.arm === '') throw new EngineError('input', 'import.armNotMapped');
      const { name, arm, date } = experiment;
      const outcomes = experiment.outcomes.map((outcome, index) =>
        column(`o${index}`, outcome.column, outcome.column, outcome.kind),
      );
      return {
        ...none,
        experiment: {
          name,
          arm: 'arm',
          outcomes: experiment.outcomes.map(({ column: outcome, kind }, index) => ({
            slot: `o${index}`,
            name: outcome,
            kind,
          })),
          date,
        },
        kept: [column('arm', arm, arm, 'category'), ...outcomes],
      };
    }
    case 'consents': {
      const { consent } = mapping;
      if (consent === undefined || consent.status === '') throw new EngineError('input', 'import.consentNotMapped');
      const { status, channel } = consent;
      const asked = [column('given', status, status, 'boolean')];
      if (channel !== null) asked.push(column('via', channel, channel, 'category'));
      return { ...none, consent: { status: 'given', channel: channel === null ? null : 'via' }, kept: asked };
    }
    case 'events':
    case 'orders':
    case 'orderLines':
    case 'customers':
      return none;
    default:
      return unreachable(mapping.kind);
  }
}
