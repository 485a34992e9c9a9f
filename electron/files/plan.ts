import type { ColumnKind } from '../../core/dataset/dataset.ts';
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
  readonly columnCount: number;
  readonly names: readonly string[];
  readonly customer: string;
  /** Columns that name customers otherwise than by an id; null where there are none. */
  readonly naming: NamingColumns | null;
  readonly time: string | null;
  readonly value: string | null;
  readonly event: string | null;
  /** Raw columns of order lines; null for other files. */
  readonly lines: PlannedLines | null;
  readonly kept: readonly KeptColumn[];
}

/**
 * Checks the mapping against the columns of the file. Throws the EngineErrors `import.unknownColumn`, `import.customerNotMapped`, `import.timeNotMapped`, `import.orderNotMapped`,
 * `import.eventNotNamed` and `import.repeatedName`.
 */
export function planImport(mapping: Mapping, names: readonly string[], dialect: Dialect): Plan {
  const rawColumn = (column: string): string => {
    const index = names.indexOf(column);
    if (index === -1) throw new EngineError('input', 'import.unknownColumn', { column });
    return `c${index + 1}`;
  };
  const isList = mapping.kind === 'customers';
  if (!isList && mapping.time === null) throw new EngineError('input', 'import.timeNotMapped');
  if (!isList && mapping.event.kind === 'constant' && mapping.event.name.trim() === '') {
    throw new EngineError('input', 'import.eventNotNamed');
  }
  const lines = mapping.kind === 'orderLines' ? mapping.lines : null;
  if (lines === undefined) throw new EngineError('input', 'import.orderNotMapped');
  const optional = (column: string | null) => (column === null ? null : rawColumn(column));
  const value = lines?.price ?? mapping.value;
  const naming = namingOf(mapping, rawColumn);
  const used = new Set<string>();
  for (const { name } of mapping.columns) {
    if (name.trim() === '' || used.has(name)) throw new EngineError('input', 'import.repeatedName', { name });
    used.add(name);
  }
  return {
    mapping,
    dialect,
    columnCount: names.length,
    names,
    customer: naming === null ? rawColumn(mapping.customer) : namingColumn,
    naming,
    time: isList || mapping.time === null ? null : rawColumn(mapping.time),
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
    kept: mapping.columns.map((column, index) => ({
      slot: `p${index}`,
      unreadable: `b${index}`,
      raw: rawColumn(column.column),
      name: column.name,
      kind: column.kind,
      role: column.role,
    })),
  };
}
