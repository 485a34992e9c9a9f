import { describe, expect, it } from 'vitest';
import { channels } from '../../../core/journey/channels.ts';
import { consentRoles } from '../../../core/simulate/consentRoles.ts';

describe('consent to advertising on a channel', () => {
  it('is that of the channel where the data have it, else the one for any channel', () => {
    const roles = { adConsent: 'ads', adConsentTime: 'asked', smsConsent: 'texts', kakaoConsent: 'kakao' };
    const given = Object.fromEntries(channels.map((channel) => [channel, consentRoles(channel, roles).given]));
    expect(given).toEqual({
      email: 'adConsent',
      sms: 'smsConsent',
      lms: 'smsConsent',
      mms: 'smsConsent',
      alimtalk: 'kakaoConsent',
      brandMessage: 'kakaoConsent',
      push: 'adConsent',
    });
    // a date of another consent says nothing of this one
    expect(consentRoles('sms', roles).time).toBe('smsConsentTime');
    expect(consentRoles('push', roles).time).toBe('adConsentTime');
  });
});
