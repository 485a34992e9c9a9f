import type { Preset } from './preset.ts';

/** Shopify order export: one row for each line item; the order's totals stand in its first row only. */
export const shopifyOrders: Preset = {
  id: 'shopifyOrders',
  asOf: '2026-11-26',
  source: 'https://help.shopify.com/en/manual/orders/export-orders',
  needs: [['Name'], ['Email'], ['Financial Status'], ['Created at'], ['Lineitem quantity'], ['Lineitem price']],
  kind: 'orderLines',
  customer: [],
  email: ['Email'],
  phone: ['Phone'],
  time: ['Created at'],
  value: [],
  lines: {
    order: ['Name'],
    quantity: ['Lineitem quantity'],
    price: ['Lineitem price'],
    status: ['Financial Status'],
  },
  event: { constant: 'purchase' },
  columns: [
    { headers: ['Lineitem name'], kind: 'category', name: 'product' },
    { headers: ['Lineitem sku'], kind: 'category', name: 'sku' },
    { headers: ['Vendor'], kind: 'category' },
    { headers: ['Source'], kind: 'category' },
    { headers: ['Discount Code'], kind: 'category' },
    { headers: ['Payment Method'], kind: 'category' },
  ],
};

/** Shopify customer export. */
export const shopifyCustomers: Preset = {
  id: 'shopifyCustomers',
  asOf: '2026-11-26',
  source: 'https://help.shopify.com/en/manual/customers/import-export-customers',
  needs: [
    ['First Name'],
    ['Last Name'],
    ['Email'],
    ['Accepts Email Marketing', 'Accepts Marketing'],
    ['Total Spent'],
    ['Total Orders'],
  ],
  kind: 'customers',
  // orders are exported by e-mail and phone, so customers are told apart by them too
  customer: [],
  email: ['Email'],
  phone: ['Phone', 'Default Address Phone'],
  columns: [
    { headers: ['First Name'], kind: 'text', role: 'name' },
    { headers: ['Email'], kind: 'text', role: 'email' },
    { headers: ['Phone', 'Default Address Phone'], kind: 'text', role: 'phone' },
    { headers: ['Accepts Email Marketing'], kind: 'boolean', role: 'emailConsent' },
    { headers: ['Accepts Marketing'], kind: 'boolean', role: 'adConsent' },
    { headers: ['Accepts SMS Marketing'], kind: 'boolean', role: 'smsConsent' },
    { headers: ['City', 'Default Address City'], kind: 'category', role: 'region' },
    { headers: ['Country', 'Default Address Country Code', 'Country Code'], kind: 'category' },
    { headers: ['Total Spent'], kind: 'number' },
    { headers: ['Total Orders'], kind: 'number' },
    { headers: ['Tags'], kind: 'category' },
  ],
};
