export { n8nExporter } from './exportN8n.ts';
