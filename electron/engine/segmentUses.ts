import { conditionsIn } from '../../core/journey/index.ts';
import { segmentsIn } from '../../core/segment/index.ts';
import type { CallOutput } from '../shared/contract.ts';
import type { EngineContext } from './context.ts';

/** The journeys and other segments whose conditions name the segment themselves. */
export function segmentUses({ session }: EngineContext, segmentId: string): CallOutput<'segment.uses'> {
  const { journeys, segments } = session.file;
  const inJourneys = journeys.list().filter(({ id }) => {
    const { journey } = journeys.get(id);
    return conditionsIn(journey).some(({ condition }) => segmentsIn(condition).includes(segmentId));
  });
  const inSegments = segments.list().filter(({ condition }) => segmentsIn(condition).includes(segmentId));
  return {
    journeys: inJourneys.map(({ id, name, live }) => ({ id, name, live })),
    segments: inSegments.map(({ id, name }) => ({ id, name })),
  };
}
