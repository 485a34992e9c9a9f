import type { Preset } from './preset.ts';

/** Export of a Klaviyo list or segment. */
export const klaviyoProfiles: Preset = {
  id: 'klaviyoProfiles',
  asOf: '2026-11-26',
  source:
    'https://help.klaviyo.com/hc/en-us/articles/115005078927 and headers of exports as public importers read them',
  needs: [
    ['Email'],
    ['Email Marketing Consent'],
    ['First Name'],
    ['Profile Created On', 'First Active', 'Date Added', 'Klaviyo ID'],
  ],
  kind: 'customers',
  customer: [],
  email: ['Email'],
  phone: ['Phone Number'],
  columns: [
    { headers: ['First Name'], kind: 'text', role: 'name' },
    { headers: ['Email'], kind: 'text', role: 'email' },
    { headers: ['Phone Number'], kind: 'text', role: 'phone' },
    { headers: ['City'], kind: 'category', role: 'region' },
    { headers: ['Country'], kind: 'category' },
    { headers: ['Source'], kind: 'category', role: 'acquisitionChannel' },
    { headers: ['Profile Created On', 'Date Added'], kind: 'time', role: 'signupTime' },
    { headers: ['Email Marketing Consent'], kind: 'boolean', role: 'emailConsent' },
    { headers: ['Email Marketing Consent Timestamp'], kind: 'time', role: 'emailConsentTime' },
    { headers: ['SMS Marketing Consent'], kind: 'boolean', role: 'smsConsent' },
    { headers: ['SMS Marketing Consent Timestamp'], kind: 'time', role: 'smsConsentTime' },
    { headers: ['Historic Number Of Orders'], kind: 'number' },
    { headers: ['Historic Customer Lifetime Value'], kind: 'number' },
    { headers: ['Klaviyo ID'], kind: 'text' },
  ],
};

/** Events of Klaviyo by its own names of metrics. */
export const klaviyoEvents: Preset = {
  id: 'klaviyoEvents',
  asOf: '2026-11-26',
  source:
    'https://developers.klaviyo.com/en/docs/guide_to_syncing_metric_data: names of metrics (Received Email, Opened Email, Placed Order)',
  needs: [
    ['Email', 'Profile ID', 'Person ID', 'Klaviyo ID'],
    ['Metric', 'Metric Name', 'Event', 'Event Name', 'Type'],
    ['Timestamp', 'Datetime', 'Event Date', 'Date'],
  ],
  sign: {
    headers: ['Metric', 'Metric Name', 'Event', 'Event Name', 'Type'],
    value:
      /^(Received|Opened|Clicked) (Email|SMS)$|^(Sent SMS|Received Push|Opened Push|Unsubscribed from (Email|SMS) Marketing|Active on Site|Viewed Product|Placed Order|Started Checkout)$/,
  },
  kind: 'campaigns',
  customer: ['Profile ID', 'Person ID', 'Klaviyo ID'],
  email: ['Email'],
  time: ['Timestamp', 'Datetime', 'Event Date', 'Date'],
  value: ['Value', '$value', 'Event Value'],
  event: {
    headers: ['Metric', 'Metric Name', 'Event', 'Event Name', 'Type'],
    rename: {
      'Received Email': 'message_sent',
      'Received SMS': 'message_sent',
      'Sent SMS': 'message_sent',
      'Received Push': 'message_sent',
      'Opened Email': 'message_opened',
      'Opened Push': 'message_opened',
      'Clicked Email': 'message_clicked',
      'Clicked SMS': 'message_clicked',
      Unsubscribed: 'unsubscribe',
      'Unsubscribed from Email Marketing': 'unsubscribe',
      'Unsubscribed from SMS Marketing': 'unsubscribe',
      'Placed Order': 'purchase',
      'Viewed Product': 'product_view',
      'Added to Cart': 'cart',
      'Active on Site': 'visit',
    },
  },
  campaign: {
    campaign: ['Campaign Name', 'Message Name', 'Campaign ID', '$message'],
    channel: 'email',
    purpose: 'advertising',
  },
  columns: [
    { headers: ['Subject'], kind: 'category' },
    { headers: ['Flow Name', '$flow'], kind: 'category', name: 'flow' },
    { headers: ['Product Name', 'ProductName'], kind: 'category', name: 'product' },
  ],
};
