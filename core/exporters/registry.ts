import { bpmnExporter } from './bpmn/index.ts';
import { dittofeedExporter } from './dittofeed/index.ts';
import { briefExporter } from './brief/index.ts';
import type { Exporter } from './exporter.ts';
import { hubSpotExporter } from './hubspot/index.ts';
import { klaviyoExporter } from './klaviyo/index.ts';
import { mailerLiteExporter } from './mailerlite/index.ts';
import { mauticExporter } from './mautic/index.ts';
import { n8nExporter } from './n8n/index.ts';
import { mermaidExporter } from './mermaid/index.ts';
import { nativeExporter } from './native/index.ts';
import { oneSignalExporter } from './onesignal/index.ts';
import { parcelvoyExporter } from './parcelvoy/index.ts';
import { pictureExporter } from './picture/index.ts';
import { senderExporters } from './senders/index.ts';
import { sfmcExporter } from './sfmc/index.ts';
import { stepFunctionsExporter } from './stepFunctions/index.ts';
import { webhookExporter } from './webhook/index.ts';

/** Every target, in the order in which they are offered. A new one is a line here and its texts in i18n. */
export const exporters: readonly Exporter[] = [
  nativeExporter,
  klaviyoExporter,
  oneSignalExporter,
  hubSpotExporter,
  sfmcExporter,
  mauticExporter,
  dittofeedExporter,
  parcelvoyExporter,
  mailerLiteExporter,
  n8nExporter,
  webhookExporter,
  ...senderExporters,
  bpmnExporter,
  stepFunctionsExporter,
  mermaidExporter,
  pictureExporter,
  briefExporter,
];

export function findExporter(id: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.id === id);
}
