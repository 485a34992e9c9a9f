export { hubSpotExporter } from './exportHubSpot.ts';
