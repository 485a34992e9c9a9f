import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../core/segment/condition.ts';
import { segmentsIn, writeOutSegments } from '../../../core/segment/index.ts';

const tag = (name: string): Condition => ({ kind: 'tag', tag: name });
const segment = (segmentId: string): Condition => ({ kind: 'segment', segmentId });

describe('writing saved segments out', () => {
  it('puts the definition in the place of the name, through segments of segments', () => {
    const definitions = { loyal: { kind: 'all' as const, of: [segment('bought'), tag('b')] }, bought: tag('a') };
    const condition: Condition = { kind: 'not', of: { kind: 'any', of: [segment('loyal'), tag('c')] } };
    const written = writeOutSegments(condition, definitions);
    expect(written).toEqual({
      kind: 'not',
      of: { kind: 'any', of: [{ kind: 'all', of: [tag('a'), tag('b')] }, tag('c')] },
    });
    expect(segmentsIn(written)).toEqual([]);
  });

  it('leaves a segment that is gone, or that leads to itself, as the name it is', () => {
    const circle = { a: segment('b'), b: { kind: 'not' as const, of: segment('a') } };
    for (const id of ['gone', 'a', 'toString']) expect(writeOutSegments(segment(id), circle)).toEqual(segment(id));
  });
});
