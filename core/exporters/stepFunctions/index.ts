export { stepFunctionsExporter } from './exportStepFunctions.ts';
