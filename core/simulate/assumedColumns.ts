import type { CustomerRole, Dataset } from '../dataset/dataset.ts';
import type { Journey } from '../journey/spec.ts';
import { addressRole } from './contactRules.ts';
import { sendingChannels } from './layout.ts';

/**
 * Roles that the journey's messages ask for and the data has no column for, so that every customer is taken to have them.
 * Night consent is not among them: without a column nobody has it.
 */
export function assumedColumns(journey: Journey, roles: Dataset['roles']): CustomerRole[] {
  const asked = new Set<CustomerRole>();
  for (const channel of sendingChannels(journey)) {
    asked.add(addressRole(channel));
    if (channel === 'brandMessage') asked.add('kakaoFriend');
  }
  const advertises = journey.nodes.some((node) => node.type === 'message' && node.purpose !== 'information');
  if (advertises) asked.add('adConsent');
  return [...asked].filter((role) => roles[role] === undefined);
}
