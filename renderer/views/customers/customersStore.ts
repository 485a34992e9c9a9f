import { create } from 'zustand';
import type { Condition, ValueTest } from '../../../core/segment/condition.ts';

export const customerTabs = [
  'overview',
  'rfm',
  'cohorts',
  'stages',
  'trend',
  'customers',
  'campaigns',
  'identity',
  'data',
  'versions',
] as const;
export type CustomerTab = (typeof customerTabs)[number];

/** One condition on one column of the table. */
export interface TableFilter {
  /** `attribute <name>` or a derived attribute's name. */
  readonly column: string;
  readonly test: ValueTest;
}

export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

interface CustomersState {
  readonly tab: CustomerTab;
  /** The local date that all measures are as of; null = the end of the data. */
  readonly date: string | null;
  readonly filters: readonly TableFilter[];
  readonly sort: TableSort;
  /** Columns of the table after the id, in their order. */
  readonly columns: readonly string[];
}

const storageKey = 'yeojeong.customers';
const firstColumns = [
  'attribute name',
  'derived:stage',
  'derived:recencyDays',
  'derived:orders',
  'derived:monetaryWon',
  'derived:cycleDays',
  'derived:favouriteCategory',
  'lastTime',
];

/** What predictions were called before conditions could name them. */
const formerColumns: Readonly<Record<string, string>> = {
  'prediction:alive': 'predicted:aliveProbability',
  'prediction:purchases': 'predicted:purchases90Days',
  'prediction:value': 'predicted:lifetimeValueWon',
};

/** What the customers' screens share. Tab and columns are remembered; date and filters belong to the session. */
export const useCustomers = create<CustomersState>(() => ({
  tab: 'overview',
  date: null,
  filters: [],
  sort: { column: 'id', descending: false },
  columns: firstColumns,
  ...remembered(),
}));

export function setCustomers(change: Partial<CustomersState>): void {
  useCustomers.setState(change);
  const { tab, columns } = useCustomers.getState();
  window.localStorage.setItem(storageKey, JSON.stringify({ tab, columns }));
}

/** Shows the customers behind a figure. */
export function showCustomers(filters: readonly TableFilter[]): void {
  setCustomers({ tab: 'customers', filters });
}

/** The filters as one condition; null without any. */
export function conditionOf(filters: readonly TableFilter[]): Condition | null {
  if (filters.length === 0) return null;
  return {
    kind: 'all',
    of: filters.map(({ column, test }) => ({
      kind: 'attribute',
      attribute: column.replace(/^attribute /, ''),
      test,
    })),
  };
}

function remembered(): Partial<CustomersState> {
  if (typeof window === 'undefined') return {};
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const found: { tab?: CustomerTab; columns?: string[] } = {};
    const tab = customerTabs.find((name) => 'tab' in kept && kept.tab === name);
    if (tab !== undefined) found.tab = tab;
    if ('columns' in kept && Array.isArray(kept.columns)) {
      const columns = kept.columns.filter((column) => typeof column === 'string').map((id) => formerColumns[id] ?? id);
      if (columns.length > 0) found.columns = columns;
    }
    return found;
  } catch {
    return {};
  }
}
