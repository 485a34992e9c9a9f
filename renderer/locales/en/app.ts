import type { Catalog } from '../../../core/i18n/index.ts';

export const app: Catalog = {
  'ui.close': 'Close',
  'ui.toasts': 'Notifications',
  'ui.dismiss': 'Dismiss',
};
