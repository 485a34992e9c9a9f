export { fitForecast } from './fitForecast.ts';
export { forecastWorld } from './forecastWorld.ts';
export { forecastBasis, summarizeModel } from './summarizeModel.ts';
export type { ForecastBasis } from './summarizeModel.ts';
export type { ForecastModel } from './forecastModel.ts';
export { fitBgNbd } from './bgNbd.ts';
export { fitGammaGamma } from './gammaGamma.ts';
export { purchaseSummaries } from './purchaseSummaries.ts';
