import type { Exporter } from './exporter.ts';
import { nativeExporter } from './native/index.ts';

/** Every target, in the order in which they are offered. A new one is a line here and its texts in i18n. */
export const exporters: readonly Exporter[] = [nativeExporter];

export function findExporter(id: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.id === id);
}
