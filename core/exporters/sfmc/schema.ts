import { z } from 'zod';

/** What we write of a Journey Builder interaction (`POST /interaction/v1/interactions`), as real interactions have it. */
const outcome = z.strictObject({
  key: z.string().min(1),
  next: z.string().optional(),
  arguments: z.record(z.string(), z.unknown()),
  metaData: z.record(z.string(), z.unknown()),
});
export type SfmcOutcome = z.infer<typeof outcome>;

const activity = z.strictObject({
  key: z.string().min(1).max(200),
  name: z.string(),
  description: z.string(),
  type: z.enum([
    'WAIT',
    'MULTICRITERIADECISION',
    'RANDOMSPLIT',
    'EMAILV2',
    'SMSSYNC',
    'PUSHNOTIFICATIONACTIVITY',
    'REST',
    'UPDATECONTACTDATA',
  ]),
  outcomes: z.array(outcome),
  arguments: z.record(z.string(), z.unknown()),
  configurationArguments: z.record(z.string(), z.unknown()),
  metaData: z.record(z.string(), z.unknown()),
});
export type SfmcActivity = z.infer<typeof activity>;

export const sfmcInteractionSchema = z.strictObject({
  key: z.string().min(1),
  name: z.string().min(1),
  description: z.string(),
  workflowApiVersion: z.literal(1),
  activities: z.array(activity),
  triggers: z
    .array(
      z.strictObject({
        key: z.literal('TRIGGER'),
        name: z.string(),
        description: z.string(),
        type: z.enum(['APIEvent', 'EmailAudience']),
        outcomes: z.tuple([]),
        arguments: z.record(z.string(), z.unknown()),
        configurationArguments: z.record(z.string(), z.unknown()),
        metaData: z.record(z.string(), z.unknown()),
      }),
    )
    .length(1),
  goals: z.array(z.unknown()),
  exits: z.array(z.unknown()),
  notifiers: z.tuple([]),
  entryMode: z.enum(['OnceAndDone', 'SingleEntryAcrossAllVersions', 'MultipleEntries', 'NotSet']),
  definitionType: z.literal('Multistep'),
  channel: z.literal(''),
  defaults: z.strictObject({ email: z.array(z.string()) }),
  executionMode: z.literal('Production'),
});
export type SfmcInteraction = z.infer<typeof sfmcInteractionSchema>;
