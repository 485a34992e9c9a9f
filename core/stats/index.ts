export { betaQuantile } from './beta.ts';
export { gaussRuleFor, integrateGauss } from './gauss.ts';
export { choleskyLower, flooredInverse, symmetricEigen } from './matrix.ts';
export { maximizeInBox, observedInformation } from './maximize.ts';
export type { LogObjective } from './maximize.ts';
export { meanOf, quantileOfSorted, varianceOf } from './quantile.ts';
export { drawBeta, drawExponential, drawGamma, drawLogGamma, drawNormal } from './samplers.ts';
export { hypergeometric2F1, logBeta, logGamma } from './special.ts';
export { chiSquareTail, normalTwoSided } from './distributions.ts';
