import type { CustomerRole, DatasetSchema } from '../dataset/dataset.ts';
import type { Channel } from '../journey/channels.ts';

/** The roles of consent to advertising on a channel: its own where the data have it, else the one for any channel. */
export function consentRoles(
  channel: Channel,
  roles: DatasetSchema['roles'],
): { readonly given: CustomerRole; readonly time: CustomerRole } {
  const own = ownConsent(channel);
  return roles[own.given] === undefined ? { given: 'adConsent', time: 'adConsentTime' } : own;
}

function ownConsent(channel: Channel): { given: CustomerRole; time: CustomerRole } {
  switch (channel) {
    case 'email':
      return { given: 'emailConsent', time: 'emailConsentTime' };
    case 'push':
      return { given: 'pushConsent', time: 'pushConsentTime' };
    case 'sms':
    case 'lms':
    case 'mms':
      return { given: 'smsConsent', time: 'smsConsentTime' };
    case 'alimtalk':
    case 'brandMessage':
      return { given: 'kakaoConsent', time: 'kakaoConsentTime' };
  }
}
