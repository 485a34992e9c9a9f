import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../core/segment/condition.ts';
import { expandSegments, leadsToItself } from '../../../core/segment/index.ts';
import { readySegments } from '../../../core/segment/readySegments.ts';
import { conditionSchema } from '../../../core/segment/condition.ts';

const saved = (segmentId: string): Condition => ({ kind: 'segment', segmentId });
const tag = (name: string): Condition => ({ kind: 'tag', tag: name });
const not = (of: Condition): Condition => ({ kind: 'not', of });
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const nobody: Condition = { kind: 'any', of: [] };

describe('writing saved segments out', () => {
  it('puts definitions in their place, however deep, and leaves the rest alone', () => {
    const definitions = { vip: all(tag('vip'), not(saved('resting'))), resting: tag('resting') };
    expect(expandSegments(all(saved('vip'), tag('x')), definitions)).toEqual(
      all(all(tag('vip'), not(tag('resting'))), tag('x')),
    );
    expect(expandSegments(tag('x'), definitions)).toEqual(tag('x'));
  });

  it('holds nobody for a segment that is gone, so that its opposite holds everybody', () => {
    expect(expandSegments(not(saved('gone')), {})).toEqual(not(nobody));
    expect(expandSegments(saved('toString'), {})).toEqual(nobody);
  });

  it('holds nobody for every segment of a circle, and only for those', () => {
    const definitions = {
      a: all(saved('b'), tag('a')),
      b: not(saved('a')),
      outside: all(saved('a'), tag('outside')),
      own: saved('own'),
    };
    expect(['a', 'b', 'outside', 'own'].filter((id) => leadsToItself(id, definitions))).toEqual(['a', 'b', 'own']);
    expect(expandSegments(saved('outside'), definitions)).toEqual(all(nobody, tag('outside')));
  });
});

describe('ready segments', () => {
  it.each(readySegments.map(({ id, condition }) => [id, condition] as const))('%s is a condition', (_, condition) => {
    expect(conditionSchema.parse(condition)).toEqual(condition);
  });
});
