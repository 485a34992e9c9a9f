import type { Preset } from './preset.ts';

const source =
  'https://www.braze.com/docs/user_guide/data/distribution/braze_currents/event_glossary/message_engagement_events/';

const channelWords = [
  [/pushnotification/i, 'push'],
  [/sms/i, 'sms'],
  [/email/i, 'email'],
] as const;

const rename: Readonly<Record<string, string>> = {
  'users.messages.email.Send': 'message_sent',
  'users.messages.email.Open': 'message_opened',
  'users.messages.email.Click': 'message_clicked',
  'users.messages.email.Unsubscribe': 'unsubscribe',
  'users.messages.pushnotification.Send': 'message_sent',
  'users.messages.pushnotification.Open': 'message_clicked',
  'users.messages.sms.Send': 'message_sent',
  'users.messages.sms.ShortLinkClick': 'message_clicked',
  'users.behaviors.app.SessionStart': 'visit',
  'users.behaviors.Purchase': 'purchase',
};

/** Currents as it is pushed to other systems: every event with its type, user and properties nested. */
export const brazeCurrents: Preset = {
  id: 'brazeCurrents',
  asOf: '2026-11-26',
  source,
  needs: [
    ['event_type'],
    ['time'],
    ['user.external_user_id'],
    ['properties.campaign_id', 'properties.campaign_name', 'properties.canvas_id'],
  ],
  kind: 'campaigns',
  customer: ['user.external_user_id'],
  time: ['time'],
  event: { headers: ['event_type'], rename },
  campaign: {
    campaign: ['properties.campaign_name', 'properties.campaign_id', 'properties.canvas_name', 'properties.canvas_id'],
    channel: { words: channelWords, headers: ['event_type'] },
    purpose: 'advertising',
  },
  columns: [
    { headers: ['properties.canvas_name'], kind: 'category', name: 'canvas' },
    { headers: ['properties.message_variation_name'], kind: 'category', name: 'variation' },
    { headers: ['properties.dispatch_id'], kind: 'text', name: 'dispatch_id' },
  ],
};

/** Currents as it is stored: the files of one folder are one type of event, which stands in their name or folder. */
export const brazeCurrentsStored: Preset = {
  id: 'brazeCurrentsStored',
  asOf: '2026-11-26',
  source,
  needs: [['external_user_id'], ['time'], ['dispatch_id', 'send_id'], ['campaign_id', 'campaign_name', 'canvas_id']],
  kind: 'campaigns',
  customer: ['external_user_id'],
  time: ['time'],
  event: {
    constant: 'message_sent',
    fromFile: [
      [/open/i, 'message_opened'],
      [/click/i, 'message_clicked'],
      [/unsubscribe/i, 'unsubscribe'],
      [/send/i, 'message_sent'],
    ],
  },
  campaign: {
    campaign: ['campaign_name', 'campaign_id', 'canvas_name', 'canvas_id'],
    channel: { words: channelWords, headers: [] },
    purpose: 'advertising',
  },
  columns: [
    { headers: ['canvas_name'], kind: 'category', name: 'canvas' },
    { headers: ['message_variation_name', 'message_variation_id'], kind: 'category', name: 'variation' },
    { headers: ['dispatch_id'], kind: 'text' },
  ],
};
