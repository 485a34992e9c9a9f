import type { SavedSegment } from '../../../core/segment/savedSegment.ts';
import { getHost } from '../../bridge/index.ts';
import { setSegments } from '../../stores/segmentsStore.ts';

/** Asks for the saved segments anew, so that every condition knows them by name. */
export async function refreshSegments(): Promise<readonly SavedSegment[]> {
  const segments = await getHost().call('segment.list', {});
  setSegments(segments);
  return segments;
}
