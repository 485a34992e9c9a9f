import type { Exporter } from './exporter.ts';
import { klaviyoExporter } from './klaviyo/index.ts';
import { nativeExporter } from './native/index.ts';
import { oneSignalExporter } from './onesignal/index.ts';

/** Every target, in the order in which they are offered. A new one is a line here and its texts in i18n. */
export const exporters: readonly Exporter[] = [nativeExporter, klaviyoExporter, oneSignalExporter];
