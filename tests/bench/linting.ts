import type { JourneyNode } from '../../core/journey/nodes.ts';
import { lintJourney } from '../../core/lint/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { advertisingNode, chainOf, updateNode, waitNode } from '../core/lint/journeys.ts';
import { sampleSchema } from '../core/lint/sampleSchema.ts';
import { type Figure, median, secondsOf } from './measure.ts';

const length = 5_000;
const repetitions = 7;

/** How long checking takes after an edit of the longest journey that the app promises to take, and of one of a usual length. */
export async function benchLint(): Promise<Figure[]> {
  const milliseconds = async (nodes: number): Promise<{ time: number; problems: number }> => {
    const journey = longJourney(nodes);
    const facts = { shopName: '여정샵', assumptions: defaultAssumptions() };
    const check = () => lintJourney(journey, sampleSchema, facts);
    const problems = check().length;
    const times: number[] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) times.push(await secondsOf(check));
    return { time: median(times) * 1000, problems };
  };
  const usual = await milliseconds(50);
  const longest = await milliseconds(length);
  return [
    { name: 'a journey of 50 nodes, median', value: usual.time, unit: 'ms' },
    { name: 'a journey of 5,000 nodes, median', value: longest.time, unit: 'ms' },
    { name: 'problems found in it', value: longest.problems, unit: '' },
    {
      name: 'for each node, against that of the journey of 50',
      value: longest.time / length / (usual.time / 50),
      unit: '×',
    },
  ];
}

/** A chain in which two of five nodes are advertising messages and one of five takes time. */
function longJourney(nodes: number) {
  return chainOf(
    Array.from({ length: nodes }, (_, index): JourneyNode => {
      const id = `n${index}`;
      if (index % 5 === 4) return { ...waitNode(3600), id };
      return index % 2 === 0 ? { ...advertisingNode(), id } : { ...updateNode({ kind: 'addPoints', points: 1 }), id };
    }),
  );
}
