import type { Catalog } from '../../../core/i18n/index.ts';

/** A run's result by groups of customers. */
export const groups: Catalog = {
  'groups.title': 'By group',
  'groups.hint': 'Customers are grouped by their values at the start of the window, and stay in that group to its end.',
  'groups.by': 'Split by',
  'groups.choose': 'Choose',
  'groups.noData':
    'The data that this run was made on has been deleted, so it cannot be split. Importing the same file brings that back.',
  'groups.segment': 'Segment: {name}',
  'groups.group': 'Group',
  'groups.customers': 'Customers',
  'groups.ofGroup': '{share:percent} of group',
  'groups.costPer': 'Cost per incremental purchase',
  'groups.all': 'All',
  'groups.range': '{from}–{to}',
  'groups.rangeSigned': '{from} to {to}',
  'groups.under': 'under {bound}',
  'groups.atLeast': '{bound} or more',
  'groups.inside': 'In the segment',
  'groups.outside': 'Outside',
  'groups.rest': '{n:number} other {n:plural|value|values}',
  'groups.missing': 'No value',
};
