export { parcelvoyExporter } from './exportParcelvoy.ts';
