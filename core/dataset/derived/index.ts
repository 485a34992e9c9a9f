export { derivedAt, type DerivedContext, derivedContext, derivedSchema } from './derivedAt.ts';
export { derivedColumns } from './derivedColumns.ts';
