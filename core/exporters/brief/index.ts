export { briefExporter } from './exportBrief.ts';
