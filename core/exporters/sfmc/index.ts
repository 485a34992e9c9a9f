export { sfmcExporter } from './exportSfmc.ts';
