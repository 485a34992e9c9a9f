import { z } from 'zod';
import { type SourceId, sources } from './data/sources.ts';

const sourceIds = Object.keys(sources) as SourceId[];

/**
 * Something wrong with the user's journey, data or request, as a value. The text is `problem.<code>` in the locale files,
 * filled from `params`; `nodeId` and `edgeId` say where to show it.
 */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  nodeId: z.string().nullable(),
  edgeId: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where the rule comes from, if its entry in the dated data says so; see `sourceOf`. */
  source: z.enum(sourceIds).optional(),
  /** Why someone has decided to live with it; absent = nobody has. */
  mutedReason: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export type Severity = Problem['severity'];
