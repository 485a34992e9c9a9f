import { z } from 'zod';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { isPredictedName } from '../../core/dataset/predictedCatalogue.ts';
import { conditionsIn } from '../../core/journey/index.ts';
import { journeySchema, type Journey } from '../../core/journey/spec.ts';
import type { Predictor } from '../../core/models/index.ts';
import { conditionSchema } from '../../core/segment/condition.ts';
import { computedIn, expandSegments } from '../../core/segment/index.ts';
import type { ProgramInput } from '../../core/simulate/index.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import type { Assumptions } from '../../core/simulate/settings.ts';

/** What a run rests on beside the journey under study, kept with it. */
export const surroundingsSchema = z.object({
  /** The other live journeys, which run in both arms. */
  others: z.array(journeySchema).default([]),
  /** What takes the place of the journey under study in the other arm. */
  compared: journeySchema.nullable().default(null),
  /** Saved segments by id. */
  segments: z.record(z.string(), conditionSchema).default({}),
});
export type Surroundings = z.infer<typeof surroundingsSchema>;

/** The program's input: the journey with the others against the others with what it is compared with, if anything. */
export function programInputOf(parts: {
  journey: Journey;
  surroundings: Surroundings;
  dataset: Dataset;
  assumptions: Assumptions;
  request: RunRequest;
  window: { startTime: number; endTime: number };
  predictor: Predictor | null;
}): ProgramInput {
  const { journey, surroundings, window, ...rest } = parts;
  const { others, compared, segments } = surroundings;
  // under one id both versions share every draw that they have in common
  const other = compared === null ? [] : [{ ...compared, id: journey.id }];
  return {
    ...rest,
    journeys: [journey, ...others],
    withoutJourneys: [...other, ...others],
    segments,
    ...window,
  };
}

/** Whether a trigger or a condition of one of the journeys of either arm asks for predictions. */
export function asksForPredictions(journey: Journey, { others, compared, segments }: Surroundings): boolean {
  return [journey, ...others, ...(compared === null ? [] : [compared])].some(
    (one) =>
      one.nodes.some((node) => node.type === 'trigger' && node.trigger.kind === 'predicted') ||
      conditionsIn(one).some(({ condition }) => computedIn(expandSegments(condition, segments)).some(isPredictedName)),
  );
}
