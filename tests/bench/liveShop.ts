import { journeyTemplates } from '../../core/journey/index.ts';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import type { Journey } from '../../core/journey/spec.ts';

const liveTemplates = ['abandonedCart', 'browseAbandonment', 'reviewRequest', 'winBack', 'birthday'] as const;

/** Five journeys as a shop lets them run, each grown to 10 to 15 nodes by a second way for its best customers. */
export function liveJourneys(): Journey[] {
  return liveTemplates.map((id, place) => grown({ ...templateJourney(id), priority: place }, 12));
}

/** The abandoned cart grown to 60 nodes, in rows of eight. */
export function largeJourney(): Journey {
  const journey = grown({ ...templateJourney('abandonedCart'), id: 'large', name: 'Sixty nodes' }, 60);
  const nodes = journey.nodes.map((node, place) => ({
    ...node,
    position: { x: (place % 8) * 240, y: Math.floor(place / 8) * 140 },
  }));
  return { ...journey, nodes };
}

function templateJourney(id: (typeof liveTemplates)[number]): Journey {
  const template = journeyTemplates.find((one) => one.id === id)!;
  let ids = 0;
  return template.build({ language: 'en', newId: (prefix) => `${id}-${prefix}${++ids}`, shopName: 'Bench', roles: {} });
}

/** Follows the last open ports with waits and questions until the journey has so many nodes. */
function grown(journey: Journey, size: number): Journey {
  const nodes = [...journey.nodes];
  const edges = [...journey.edges];
  const end = nodes.find((node) => node.type === 'exit');
  let last = nodes.find((node) => node.type === 'message' && !edges.some((edge) => edge.from === node.id));
  if (last === undefined && end !== undefined) {
    const edge = edges.find((one) => one.to === end.id)!;
    edges.splice(edges.indexOf(edge), 1);
    last = nodes.find((node) => node.id === edge.from)!;
    const port = edge.port;
    const first = waitOf(journey.id, nodes.length, last);
    nodes.push(first);
    edges.push({ id: `grown-to-${first.id}`, from: last.id, port, to: first.id });
    last = first;
  }
  while (nodes.length < size && last !== undefined) {
    const place = nodes.length;
    const next =
      place % 2 === 0
        ? waitOf(journey.id, place, last)
        : {
            id: `${journey.id}-grown${place}`,
            title: '',
            position: beside(last),
            type: 'filter' as const,
            condition: {
              kind: 'event' as const,
              event: 'purchase',
              where: [],
              count: { compare: 'atMost' as const, times: 3 },
              span: { kind: 'sinceEntry' as const },
            },
          };
    nodes.push(next);
    edges.push({
      id: `grown-${place}`,
      from: last.id,
      port: last.type === 'filter' ? 'passed' : 'next',
      to: next.id,
    });
    last = next;
  }
  return { ...journey, nodes, edges };
}

/** A place to the right. */
function beside({ position }: JourneyNode) {
  return { x: position.x + 240, y: position.y };
}

function waitOf(journeyId: string, place: number, after: JourneyNode) {
  return {
    id: `${journeyId}-grown${place}`,
    title: '',
    position: beside(after),
    type: 'wait' as const,
    wait: { kind: 'duration' as const, waitSeconds: 86_400 },
  };
}
