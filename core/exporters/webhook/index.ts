export { webhookExporter } from './exportWebhook.ts';
