export { drawJourney } from './drawJourney.ts';
export { pictureExporter } from './exportPicture.ts';
