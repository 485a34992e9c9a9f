export { derivedAt, derivedContext, derivedSchema } from './derivedAt.ts';
export { derivedColumns } from './derivedColumns.ts';
