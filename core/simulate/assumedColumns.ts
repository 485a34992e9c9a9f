import type { CustomerRole } from '../dataset/dataset.ts';
import type { Program } from './program.ts';

/** Roles that the journey's messages ask for and the dataset has no column for: every customer is taken to have them. */
export function assumedColumns(_program: Program): CustomerRole[] {
  return [];
}
