import { describe, expect, it } from 'vitest';
import {
  changeDraft,
  draftOf,
  dropDraft,
  redoDraft,
  type SegmentText,
  undoDraft,
} from '../../../renderer/views/segments/segmentDrafts.ts';

const saved: SegmentText = { name: '단골', description: '', condition: { kind: 'all', of: [] } };
const textOf = (id: string) => draftOf(id)?.text;

describe('what is unsaved of a segment', () => {
  it('goes back and forth step by step, to where the first change began', () => {
    changeDraft('a', saved, { name: 'A' });
    changeDraft('a', saved, { description: '둘째' });
    expect(textOf('a')).toEqual({ ...saved, name: 'A', description: '둘째' });
    undoDraft('a');
    undoDraft('a');
    undoDraft('a');
    expect(textOf('a')).toEqual(saved);
    redoDraft('a');
    expect(textOf('a')).toEqual({ ...saved, name: 'A' });
    changeDraft('a', saved, { name: 'B' });
    redoDraft('a');
    expect(textOf('a')).toEqual({ ...saved, name: 'B' });
  });

  it('is kept apart for each segment, and gone after a save', () => {
    changeDraft('b', saved, { name: 'B' });
    changeDraft('c', saved, { name: 'C' });
    dropDraft('b');
    expect(textOf('b')).toBeUndefined();
    expect(textOf('c')).toMatchObject({ name: 'C' });
    undoDraft('b');
    redoDraft('b');
    expect(textOf('b')).toBeUndefined();
  });
});
