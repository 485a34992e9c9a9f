import { useCallback } from 'react';
import type { SavedSegment } from '../../../core/segment/savedSegment.ts';
import { conditionText } from '../../../core/words/describe.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';

interface SegmentVersionsProps {
  readonly segment: SavedSegment;
  readonly onRestore: (version: SavedSegment) => void;
}

/** What the segment has been, newest first; an earlier version can be taken up again. */
export function SegmentVersions({ segment, onRestore }: SegmentVersionsProps) {
  const text = useText();
  const formats = useFormats();
  const { asked } = useAsk(
    useCallback(() => getHost().call('segment.get', { segmentId: segment.id }), [segment.id]),
    segment.version,
  );
  if (asked.state === 'failed') return <ErrorNote error={asked.error} />;
  if (asked.state === 'loading') return null;
  return (
    <ol className="segmentVersions">
      {asked.value.map((version) => (
        <li key={version.version}>
          <div className="segmentVersionHead">
            <b>{text('segments.version', { version: version.version })}</b>
            <span className="segmentFacts">{formats.dateTime(version.savedTime)}</span>
            <span className="topSpace" />
            {version.version === segment.version ? (
              <span className="segmentFacts">{text('segments.current')}</span>
            ) : (
              <Button size="small" variant="ghost" onClick={() => onRestore(version)}>
                {text('segments.restore')}
              </Button>
            )}
          </div>
          <p className="segmentFacts">{conditionText(text, version.condition)}</p>
        </li>
      ))}
    </ol>
  );
}
