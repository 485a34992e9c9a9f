import type { Preset } from './preset.ts';

const source = 'https://support.google.com/analytics/answer/7029846';

/** Recommended events of Google Analytics by the names that they have here. */
const rename = {
  session_start: 'visit',
  view_item: 'product_view',
  add_to_cart: 'cart',
  add_to_wishlist: 'wishlist',
  purchase: 'purchase',
  refund: 'refund',
} as const;

/** BigQuery export as JSON lines or Parquet: nested records, whose parameters become one column for each key. */
export const ga4BigQuery: Preset = {
  id: 'ga4BigQuery',
  asOf: '2026-11-26',
  source,
  needs: [
    ['event_timestamp'],
    ['event_name'],
    ['user_pseudo_id'],
    [
      'event_params.ga_session_id',
      'event_params.page_location',
      'event_params.engagement_time_msec',
      'device.category',
      'traffic_source.source',
    ],
  ],
  kind: 'events',
  customer: ['user_pseudo_id'],
  time: ['event_timestamp'],
  value: ['ecommerce.purchase_revenue', 'event_params.value', 'event_value_in_usd'],
  event: { headers: ['event_name'], rename },
  columns: [
    { headers: ['event_params.page_location'], kind: 'category' },
    { headers: ['event_params.engagement_time_msec'], kind: 'number' },
    { headers: ['event_params.source', 'traffic_source.source'], kind: 'category', name: 'source' },
    { headers: ['event_params.medium', 'traffic_source.medium'], kind: 'category', name: 'medium' },
    { headers: ['event_params.campaign', 'traffic_source.name'], kind: 'category', name: 'utm_campaign' },
    { headers: ['ecommerce.transaction_id', 'event_params.transaction_id'], kind: 'category', name: 'transaction_id' },
    { headers: ['device.category'], kind: 'category', name: 'device' },
    { headers: ['geo.region'], kind: 'category', name: 'region' },
    { headers: ['platform'], kind: 'category' },
    { headers: ['user_id'], kind: 'category' },
  ],
};

/** The same export as CSV, after a query has unnested the columns that are wanted. */
export const ga4Csv: Preset = {
  id: 'ga4Csv',
  asOf: '2026-11-26',
  source,
  needs: [['event_timestamp'], ['event_name'], ['user_pseudo_id']],
  kind: 'events',
  customer: ['user_pseudo_id'],
  time: ['event_timestamp'],
  value: ['purchase_revenue', 'value', 'event_value_in_usd'],
  event: { headers: ['event_name'], rename },
  columns: [
    { headers: ['page_location'], kind: 'category' },
    { headers: ['source', 'traffic_source_source'], kind: 'category', name: 'source' },
    { headers: ['medium', 'traffic_source_medium'], kind: 'category', name: 'medium' },
    { headers: ['campaign', 'traffic_source_name'], kind: 'category', name: 'utm_campaign' },
    { headers: ['transaction_id'], kind: 'category' },
    { headers: ['item_name'], kind: 'category' },
    { headers: ['item_category'], kind: 'category' },
    { headers: ['device_category', 'device'], kind: 'category', name: 'device' },
    { headers: ['user_id'], kind: 'category' },
  ],
};
