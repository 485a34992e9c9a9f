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

// one consent for all channels, as the sample shop asks for
const shopRoles = customerRoles.filter((role) => !/^(email|sms|kakao|push)Consent/.test(role));

/** A dataset whose attributes are called by their roles, as in the sample shop. */
export const sampleSchema: DatasetSchema = {
  attributes: shopRoles.map((name) => ({ name, kind: kinds[name] ?? 'text', labels: labels[name] ?? [] })),
  roles: Object.fromEntries(shopRoles.map((role) => [role, role])),
  eventTypes: Object.values(knownEvents).map((name) => ({ name, count: 10 })),
  eventProperties: [
    { name: 'category', kind: 'category' },
    { name: 'quantity', kind: 'number' },
  ],
};
