import { z } from 'zod';
import { localDateSchema } from '../journey/nodes.ts';

/** What a run is asked for. `startDate` is local midnight in the dataset's zone; the window is `days` local days long. */
export const runRequestSchema = z.object({
  mode: z.enum(['replay', 'forecast']),
  startDate: localDateSchema,
  days: z.number().int().min(1).max(1100),
  replications: z.number().int().min(1).max(2000),
  seed: z.number().int().min(0).max(4_294_967_295),
  /** Draw people's answers to messages. A replay without them is a pure count over the recorded history. */
  simulateResponses: z.boolean(),
  /** Whether the other live journeys of the workspace run too, in both arms; left out = they do. */
  withLive: z.boolean().optional(),
  /** The journey that takes the place of the one under study in the other arm; left out = none does. */
  compareJourneyId: z.string().optional(),
});
export type RunRequest = z.infer<typeof runRequestSchema>;
