import { z } from 'zod';
import { problemSchema } from '../../core/lint/problem.ts';
import { type Condition, conditionSchema } from '../../core/segment/condition.ts';
import type { ExplainedPart } from '../../core/segment/explainMembership.ts';
import { savedSegmentSchema } from '../../core/segment/savedSegment.ts';

const explainedPartSchema: z.ZodType<ExplainedPart> = z.lazy(() =>
  z.object({
    condition: conditionSchema as z.ZodType<Condition>,
    holds: z.boolean(),
    found: z.string(),
    parts: z.array(explainedPartSchema),
  }),
);

const jobId = z.string();

/** Calls about saved segments. Counts are as of the end of the data in use. */
export const segmentCalls = {
  'segment.list': { input: z.object({}), output: z.array(savedSegmentSchema) },
  /** Every version, newest first. */
  'segment.get': { input: z.object({ segmentId: z.string() }), output: z.array(savedSegmentSchema) },
  /** Adds a version; a null id makes a new segment. Refuses a definition that leads to itself. */
  'segment.save': {
    input: z.object({
      segmentId: z.string().nullable(),
      name: z.string(),
      description: z.string(),
      condition: conditionSchema,
    }),
    output: savedSegmentSchema,
  },
  /** What would hold nobody without it: journeys and other segments that name it. */
  'segment.uses': {
    input: z.object({ segmentId: z.string() }),
    output: z.object({
      journeys: z.array(z.object({ id: z.string(), name: z.string(), live: z.boolean() })),
      segments: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  },
  'segment.delete': { input: z.object({ segmentId: z.string() }), output: z.object({}) },
  /** How many customers satisfy a condition that need not be saved; a newer count of the same caller cancels the older. */
  'segment.count': {
    input: z.object({ jobId, condition: conditionSchema }),
    output: z.object({
      count: z.number().int(),
      customers: z.number().int(),
      time: z.number(),
      /** Why predictions that the condition asks for are missing for everyone. */
      problems: z.array(problemSchema),
    }),
  },
  /** Why a customer satisfies a condition or does not, part by part. */
  'segment.explain': {
    input: z.object({ jobId, condition: conditionSchema, customerId: z.string() }),
    output: explainedPartSchema,
  },
} as const;
