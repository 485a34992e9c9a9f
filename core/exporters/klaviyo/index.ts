export { klaviyoExporter } from './exportKlaviyo.ts';
