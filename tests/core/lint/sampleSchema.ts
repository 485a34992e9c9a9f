import { customerRoles, type DatasetSchema, knownEvents } from '../../../core/dataset/dataset.ts';

const kinds: Partial<Record<string, DatasetSchema['attributes'][number]['kind']>> = {
  birthday: 'date',
  signupTime: 'time',
  adConsent: 'boolean',
  points: 'number',
  tier: 'category',
  gender: 'category',
};
const labels: Partial<Record<string, string[]>> = { tier: ['일반', '골드', 'VIP'], gender: ['여', '남'] };

/** A dataset whose attributes are called by their roles, as in the sample shop. */
export const sampleSchema: DatasetSchema = {
  attributes: customerRoles.map((name) => ({ name, kind: kinds[name] ?? 'text', labels: labels[name] ?? [] })),
  roles: Object.fromEntries(customerRoles.map((role) => [role, role])),
  eventTypes: Object.values(knownEvents).map((name) => ({ name, count: 10 })),
  eventProperties: [
    { name: 'category', kind: 'category' },
    { name: 'quantity', kind: 'number' },
  ],
};
