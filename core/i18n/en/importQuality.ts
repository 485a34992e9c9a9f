import type { Catalog } from '../translator.ts';

/** What the quality report says about imported rows, and the names of known exports. */
export const importQuality: Catalog = {
  'quality.severity.warning': 'Look at',
  'quality.severity.info': 'Note',
  'quality.oneCustomer':
    'One customer, "{customer}", has {share:percent} of all events ({count:number}). Check that it is no till, guest or test account.',
  'quality.timeGap':
    '{gaps:number} {gaps:plural|stretch|stretches} without any event, the longest {days:number} days from {from} to {to}. Check that no file is missing.',
  'quality.noAmount':
    '{count:number} {count:plural|purchase|purchases} ({share:percent}) without an amount: revenue and forecasts cannot know it.',
  'quality.zeroAmount': '{count:number} {count:plural|purchase|purchases} ({share:percent}) with an amount of 0.',
  'quality.largeAmount':
    '{count:number} {count:plural|purchase is|purchases are} over a hundred times the median ({median:number}). Check unit and decimal mark.',
  'quality.placeholderIds':
    '{count:number} customer {count:plural|id is hardly one|ids are hardly any}. Guests and test accounts become one person each.',
  'quality.futureDates':
    'Column "{column}" has {count:number} {count:plural|date|dates} in the future ({share:percent}).',
  'quality.outOfRange':
    'Column "{column}" has {count:number} impossible {count:plural|value|values} ({share:percent}).',
  'quality.badAddress':
    'Column "{column}" has {count:number} {count:plural|value that is|values that are} no address or number ({share:percent}).',
  'quality.oldConsents':
    'In column "{column}", {count:number} consents ({share:percent}) are over two years old. No advertising goes there until they are confirmed.',
  'quality.undatedConsents':
    'In column "{column}", {count:number} consenting customers ({share:percent}) have no date of consent, so its two years cannot be checked.',
  'quality.missing': 'Column "{column}" is empty in {share:percent} of its cells ({count:number}).',
  'quality.oldTimes':
    '{count:number} {count:plural|time|times} ({share:percent}) before 1990, the first on {first}. Check the time format.',
  'quality.datesOnly': 'Hardly any time has a clock. Hours of the day cannot be seen.',

  'preset.cafe24Orders': 'Cafe24 orders',
  'preset.cafe24Members': 'Cafe24 members',
  'preset.naverSmartStoreOrders': 'Naver Smart Store orders',
  'preset.shopifyOrders': 'Shopify orders',
  'preset.shopifyCustomers': 'Shopify customers',
  'preset.ga4BigQuery': 'GA4 export to BigQuery',
  'preset.ga4Csv': 'GA4 events as CSV',
  'preset.klaviyoProfiles': 'Klaviyo profiles',
  'preset.klaviyoEvents': 'Klaviyo events',
  'preset.brazeCurrents': 'Braze Currents',
  'preset.brazeCurrentsStored': 'Braze Currents, stored files',
};
