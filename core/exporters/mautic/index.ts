export { mauticExporter } from './exportMautic.ts';
