import type { Catalog } from '../../../core/i18n/index.ts';

export const app: Catalog = {
  'ui.close': '닫기',
  'ui.toasts': '알림',
  'ui.dismiss': '알림 닫기',
};
