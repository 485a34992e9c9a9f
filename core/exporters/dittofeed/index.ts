export { dittofeedExporter } from './exportDittofeed.ts';
