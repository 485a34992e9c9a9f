import type { CustomerRole, DatasetSchema } from '../../core/dataset/dataset.ts';
import type { DatasetSummary } from '../shared/models.ts';

/** The schema of a dataset from what the list shows of it, so that checking a journey loads no customers. */
export function schemaOfSummary(summary: DatasetSummary): DatasetSchema {
  const roles: Partial<Record<CustomerRole, string>> = {};
  for (const { role, name } of summary.attributes) if (role !== null) roles[role] = name;
  return {
    attributes: summary.attributes.map(({ name, kind, labels }) => ({ name, kind, labels })),
    roles,
    eventTypes: summary.eventTypes,
    eventProperties: summary.eventProperties,
  };
}
