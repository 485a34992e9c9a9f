export { oneSignalExporter } from './exportOneSignal.ts';
