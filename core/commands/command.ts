import { z } from 'zod';
import { nodeSchema } from '../journey/nodes.ts';
import { edgeSchema, journeySchema, limitsSchema, mutedProblemSchema } from '../journey/spec.ts';

const positionSchema = z.object({ nodeId: z.string(), x: z.number(), y: z.number() });

/** Settings of the journey itself that one command may replace. */
export const journeyPatchSchema = journeySchema
  .pick({ name: true, description: true, priority: true, goal: true, entry: true, exits: true })
  // without the defaults of the file format, which would put limits into a patch that says nothing of them
  .extend({ limits: limitsSchema, muted: z.array(mutedProblemSchema) })
  .partial();
export type JourneyPatch = z.infer<typeof journeyPatchSchema>;

/** Every way to change a journey. Ids of new elements come from the caller, so applying is a pure function. */
export const commandSchema = z.discriminatedUnion('kind', [
  /** Also paste, duplicate and template: elements arrive ready-made. */
  z.object({ kind: z.literal('addElements'), nodes: z.array(nodeSchema), edges: z.array(edgeSchema) }),
  /** Puts a node into an existing edge: the edge ends at the node, and a new edge leaves its first port. */
  z.object({ kind: z.literal('insertOnEdge'), edgeId: z.string(), node: nodeSchema, newEdgeId: z.string() }),
  /** A port carries one edge: connecting a used port replaces its edge. */
  z.object({ kind: z.literal('connect'), edge: edgeSchema }),
  /** Removing a node also removes its edges. */
  z.object({ kind: z.literal('removeElements'), nodeIds: z.array(z.string()), edgeIds: z.array(z.string()) }),
  z.object({ kind: z.literal('moveNodes'), positions: z.array(positionSchema), reason: z.enum(['move', 'layout']) }),
  /** Replaces a node's settings; edges from ports that no longer exist go too. */
  z.object({ kind: z.literal('updateNode'), node: nodeSchema }),
  z.object({ kind: z.literal('updateJourney'), patch: journeyPatchSchema }),
]);
export type Command = z.infer<typeof commandSchema>;

const indexed = <T extends z.ZodType>(item: T) => z.object({ index: z.number().int().nonnegative(), item });

function listDiff<T extends z.ZodType>(item: T) {
  return z.object({
    /** With the place in the list, because the order of nodes has meaning; ascending. */
    added: z.array(indexed(item)),
    removed: z.array(indexed(item)),
    updated: z.array(z.object({ from: item, to: item })),
  });
}

/** The difference between two states of one journey; its reverse is the undo. */
export const diffSchema = z.object({
  nodes: listDiff(nodeSchema),
  edges: listDiff(edgeSchema),
  journey: z.object({ from: journeyPatchSchema, to: journeyPatchSchema }).nullable(),
});
export type Diff = z.infer<typeof diffSchema>;

/** What an edit is called in "Undo: …"; shown as `edit.<code>` filled from `params`. */
export const editLabelSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type EditLabel = z.infer<typeof editLabelSchema>;
