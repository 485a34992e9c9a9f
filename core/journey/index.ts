export { conditionsIn, mapConditions } from './conditions.ts';
export { createGraph, type JourneyGraph, layersOf, reachableFrom, takesTime, timelessCycles } from './graph.ts';
export { journeyJsonSchema } from './jsonSchema.ts';
export { migrateJourney } from './migrate.ts';
export { parseJourney } from './parse.ts';
export { edgeProblem, goToProblem, portKey, portTaken, repeatedPortOf } from './structure.ts';
export { canonicalJourney, journeyToText } from './text.ts';
export { journeyTemplates } from './templates.ts';
