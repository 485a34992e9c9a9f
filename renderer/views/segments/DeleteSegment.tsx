import { useCallback } from 'react';
import type { SavedSegment } from '../../../core/segment/savedSegment.ts';
import { useAsk } from '../../app/useAsk.ts';
import { fragmentOf } from '../../app/route.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, Dialog } from '../../ui/index.ts';

interface DeleteSegmentProps {
  readonly segment: SavedSegment;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

/** Asks before a segment is deleted, and names what uses it. */
export function DeleteSegment({ segment, onClose, onDelete }: DeleteSegmentProps) {
  const text = useText();
  const { asked } = useAsk(useCallback(() => getHost().call('segment.uses', { segmentId: segment.id }), [segment.id]));
  const uses = asked.state === 'ready' ? asked.value : { journeys: [], segments: [] };
  const isUsed = uses.journeys.length + uses.segments.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('segments.deleteTitle')}
      actions={
        <>
          <Button onClick={onClose}>{text('app.cancel')}</Button>
          <Button variant="danger" disabled={asked.state === 'loading'} onClick={onDelete}>
            {text('segments.delete')}
          </Button>
        </>
      }
    >
      <p>{text(isUsed ? 'segments.deleteUsed' : 'segments.deleteText', { name: segment.name })}</p>
      {isUsed ? (
        <ul className="segmentUses">
          {uses.journeys.map(({ id, name, live }) => (
            <li key={id}>
              <a href={fragmentOf({ screen: 'journey', journeyId: id })}>{name}</a>
              <span>{text(live ? 'segments.usedLive' : 'segments.usedJourney')}</span>
            </li>
          ))}
          {uses.segments.map(({ id, name }) => (
            <li key={id}>
              <a href={fragmentOf({ screen: 'segments', segmentId: id })} onClick={onClose}>
                {name}
              </a>
              <span>{text('segments.usedSegment')}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
