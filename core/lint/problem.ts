import { z } from 'zod';

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
});
export type Problem = z.infer<typeof problemSchema>;
export type Severity = Problem['severity'];
