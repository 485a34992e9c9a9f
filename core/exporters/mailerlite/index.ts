export { mailerLiteExporter } from './exportMailerLite.ts';
