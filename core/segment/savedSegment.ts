import { z } from 'zod';
import { type Condition, conditionSchema } from './condition.ts';

/** A condition under a name. Every save makes a version; conditions that name the segment mean its newest. */
export const savedSegmentSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string(),
  condition: conditionSchema,
  version: z.number().int().positive(),
  /** Epoch seconds. */
  savedTime: z.number(),
});
export type SavedSegment = z.infer<typeof savedSegmentSchema>;

/** Definitions of saved segments by id. */
export type SegmentDefinitions = Readonly<Record<string, Condition>>;

/** Holds for nobody: an `any` without parts. */
const nobody: Condition = { kind: 'any', of: [] };

/**
 * The condition with every saved segment written out by its definition. Segments that do not exist hold nobody, nor do those that lead to
 * themselves (ADR 13).
 */
export function expandSegments(condition: Condition, definitions: SegmentDefinitions): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((part) => expandSegments(part, definitions)) };
    case 'not':
      return { ...condition, of: expandSegments(condition.of, definitions) };
    case 'segment': {
      const { segmentId } = condition;
      const definition = definitionOf(segmentId, definitions);
      if (definition === undefined || leadsToItself(segmentId, definitions)) return nobody;
      return expandSegments(definition, definitions);
    }
    default:
      return condition;
  }
}

/**
 * The condition with every saved segment that exists written out by its definition, for whoever cannot look one up. Segments that do not
 * exist and those that lead to themselves stay as they are, so that nothing is silently asked of nobody.
 */
export function writeOutSegments(condition: Condition, definitions: SegmentDefinitions): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((part) => writeOutSegments(part, definitions)) };
    case 'not':
      return { ...condition, of: writeOutSegments(condition.of, definitions) };
    case 'segment': {
      const definition = definitionOf(condition.segmentId, definitions);
      if (definition === undefined || leadsToItself(condition.segmentId, definitions)) return condition;
      return writeOutSegments(definition, definitions);
    }
    default:
      return condition;
  }
}

/** Whether a saved segment asks for itself, by itself or by way of others. */
export function leadsToItself(segmentId: string, definitions: SegmentDefinitions): boolean {
  const pending = segmentsIn(definitionOf(segmentId, definitions));
  const seen = new Set<string>();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (id === segmentId) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    pending.push(...segmentsIn(definitionOf(id, definitions)));
  }
  return false;
}

function definitionOf(segmentId: string, definitions: SegmentDefinitions): Condition | undefined {
  return Object.hasOwn(definitions, segmentId) ? definitions[segmentId] : undefined;
}

/** Ids of the saved segments that a condition names. */
export function segmentsIn(condition: Condition | undefined): string[] {
  switch (condition?.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(segmentsIn);
    case 'not':
      return segmentsIn(condition.of);
    case 'segment':
      return condition.segmentId === '' ? [] : [condition.segmentId];
    default:
      return [];
  }
}
