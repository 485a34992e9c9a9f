import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Journey } from '../../../core/journey/spec.ts';
import type { CounterLayout, SliceCounts } from '../../../core/simulate/counters.ts';
import {
  type Calendars,
  changedNodes,
  compileMarkedArm,
  compileOtherArm,
  countedShape,
  countAgain,
  countMarked,
  countRows,
  createCalendars,
  everyRow,
  holdFor,
  type KeyedCounts,
  type MarkedCount,
  type OtherCounts,
  otherCounts,
  type ProgramInput,
  type Rest,
  simulatedText,
  sumInShape,
  visitorsOf,
  withOther,
  withoutPart,
} from '../../../core/simulate/index.ts';
import type { World } from '../../../core/simulate/world.ts';

const keptAnswers = 8;
const keptRests = 32;
/** Shorter than a turn of a count: the question that ends a rehearsal waits for it. */
const rehearsalTurnMilliseconds = 3;
/** Where so many of all would run on new code, everyone does, for nothing is saved by looking at the old one first. */
const mostAgain = 0.6;

/** What an input is beside the journey under study, as far as it can change while that is edited. */
interface Surrounds {
  readonly dataset: ProgramInput['dataset'];
  readonly world: World;
  readonly predictor: ProgramInput['predictor'];
  /** The other journeys, assumptions, segments, window and request. */
  readonly text: string;
}

/** Counts of the arm without, which know of the journey under study its id and goal. */
interface KnownOther {
  readonly study: string;
  readonly counts: OtherCounts;
}

interface Answer {
  readonly layout: CounterLayout;
  readonly counts: SliceCounts;
}

/**
 * Counts a journey that is edited again and again among the same customers, for whom nothing is shared. What an edit leaves as it is
 * is not run again: the arm without the journey, and everyone who came to none of the nodes that have changed since the last full
 * count.
 */
export class SampleCounter {
  #surrounds: Surrounds | null = null;
  #calendars: Calendars | null = null;
  #other: KnownOther | null = null;
  #reference: MarkedCount | null = null;
  /** The reference without those who come to certain nodes, by these. */
  #rests = new Map<string, Rest>();
  #rehearsal: AbortController | null = null;
  /** The last answers by journey, for one that takes an edit back. */
  #answers = new Map<string, Answer>();
  readonly #turnMilliseconds: number;

  /** A turn is how long others wait at most; short, so that a newer request takes over at once. */
  constructor(turnMilliseconds = 15) {
    this.#turnMilliseconds = turnMilliseconds;
  }

  /** Counts of both arms in the layout given along. Rejects with the signal's reason when cancelled. */
  async count(input: ProgramInput, world: World, signal: AbortSignal): Promise<Answer> {
    this.endRehearsal();
    this.#keepIfSame(surroundsOf(input, world));
    const [study] = input.journeys;
    const key = simulatedText(study!);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const own = await this.#ownCounts(input, study!, world, signal);
    const other = input.withoutJourneys.length === 0 ? null : await this.#otherCounts(input, world, own.layout, signal);
    const answer = other === null ? own : { ...own, counts: withOther(own.layout, other, own.counts) };
    keepLast(this.#answers, key, answer, keptAnswers);
    return answer;
  }

  /**
   * Gets ready for edits of single nodes while nobody waits for an answer: counts for each node what an edit of it will leave as it is, and
   * runs the rest once on new code, which makes the shared code quick. The next count ends it. `input` is what was counted last.
   */
  async rehearse(input: ProgramInput, world: World): Promise<void> {
    this.endRehearsal();
    const reference = this.#reference;
    if (reference === null) return;
    const { signal } = (this.#rehearsal = new AbortController());
    const turnMilliseconds = Math.min(this.#turnMilliseconds, rehearsalTurnMilliseconds);
    const { marked, study } = reference;
    const { layout } = countedShape([study, ...input.journeys.slice(1)], this.#calendarsOf(input).calendar.days);
    for (const node of study.nodes) {
      // what is let go would be counted again after every edit
      if (this.#rests.size >= keptRests) return;
      const changed = new Set([node.id]);
      if (node.type === 'note' || this.#rests.has(textOf(changed))) continue;
      const visitors = visitorsOf(reference, changed);
      await this.#restWithout(reference, changed, visitors, world, signal, turnMilliseconds);
      const amendment = marked.amend(study, changed, layout);
      if (amendment === null) continue;
      const again = countRows(marked.arm, world, visitors, { amendment });
      await this.#inTurns(again, signal, turnMilliseconds);
    }
  }

  /** Ends a rehearsal, which then rejects with the reason of an abort. */
  endRehearsal(): void {
    this.#rehearsal?.abort();
  }

  /** Forgets everything when anything beside the journey under study is another. */
  #keepIfSame(now: Surrounds): void {
    const then = this.#surrounds;
    if (
      then !== null &&
      then.dataset === now.dataset &&
      then.world === now.world &&
      then.predictor === now.predictor &&
      then.text === now.text
    ) {
      return;
    }
    this.#surrounds = now;
    this.#other = null;
    this.#reference = null;
    this.#rests = new Map();
    this.#answers = new Map();
  }

  /** The arm with the journey, whose own baseline stands where the other arm's outcome belongs. */
  async #ownCounts(input: ProgramInput, study: Journey, world: World, signal: AbortSignal): Promise<Answer> {
    const surrounds = this.#surrounds;
    const calendars = this.#calendarsOf(input);
    const shape = countedShape(input.journeys, calendars.calendar.days);
    const answer = (counted: KeyedCounts): Answer => ({ layout: shape.layout, counts: sumInShape(shape, [counted]) });
    const reference = this.#reference;
    const changed = reference === null ? null : changedNodes(reference.study, study);
    if (reference !== null && changed !== null) {
      if (changed.size === 0) return answer({ ...reference.marked.arm.layout, counts: [reference.counts] });
      const { marked } = reference;
      const amendment = marked.amend(study, changed, shape.layout);
      const visitors = visitorsOf(reference, changed);
      if (amendment !== null) {
        const rest = await this.#restWithout(reference, changed, visitors, world, signal);
        const again = await this.#inTurns(countRows(marked.arm, world, visitors, { amendment }), signal);
        return answer({ ...amendment, counts: [rest.counts, again] });
      }
      const share = visitors.reduce((sum, rows) => sum + rows.length, 0) / (reference.customers * visitors.length);
      if (share < mostAgain) {
        const rest = await this.#restWithout(reference, changed, visitors, world, signal);
        // what is compiled anew is what later edits start from
        const compiled = compileMarkedArm(input, calendars);
        const counted = await this.#inTurns(countAgain(compiled, study, world, reference, rest), signal);
        return answer(this.#refer(counted, surrounds));
      }
    }
    const { customerCount } = input.dataset;
    const steps = countMarked(
      compileMarkedArm(input, calendars),
      study,
      world,
      customerCount,
      input.request.replications,
    );
    const counted = await this.#inTurns(steps, signal);
    return answer(this.#refer(counted, surrounds));
  }

  /** Makes the count the one that later edits start from, unless the surroundings have changed meanwhile. */
  #refer(counted: MarkedCount, surrounds: Surrounds | null): KeyedCounts {
    if (this.#surrounds === surrounds) {
      this.#reference = counted;
      this.#rests = new Map();
    }
    return { ...counted.marked.arm.layout, counts: [counted.counts] };
  }

  #calendarsOf(input: ProgramInput): Calendars {
    if (this.#calendars === null || !holdFor(this.#calendars, input)) this.#calendars = createCalendars(input);
    return this.#calendars;
  }

  /** The reference without those who came to one of the changed nodes. */
  async #restWithout(
    reference: MarkedCount,
    changed: ReadonlySet<string>,
    visitors: Rest['visitors'],
    world: World,
    signal: AbortSignal,
    turnMilliseconds = this.#turnMilliseconds,
  ): Promise<Rest> {
    const nodes = textOf(changed);
    const known = this.#rests.get(nodes);
    if (known !== undefined) return known;
    const part = await this.#inTurns(countRows(reference.marked.arm, world, visitors), signal, turnMilliseconds);
    const rest = { visitors, counts: withoutPart(reference.counts, part) };
    if (this.#reference === reference) keepLast(this.#rests, nodes, rest, keptRests);
    return rest;
  }

  async #otherCounts(
    input: ProgramInput,
    world: World,
    layout: CounterLayout,
    signal: AbortSignal,
  ): Promise<OtherCounts> {
    const surrounds = this.#surrounds;
    const [study] = input.journeys;
    const key = JSON.stringify([study!.id, study!.goal]);
    if (this.#other?.study === key) return this.#other.counts;
    const arm = compileOtherArm(input, this.#calendarsOf(input));
    const rows = everyRow(input.dataset.customerCount, input.request.replications);
    const counted = await this.#inTurns(countRows(arm, world, rows), signal);
    const counts = otherCounts(layout, arm, counted.replications);
    if (this.#surrounds === surrounds) this.#other = { study: key, counts };
    return counts;
  }

  /** Works through the steps in turns that leave others theirs. Rejects with the signal's reason when cancelled. */
  async #inTurns<Value>(
    steps: Generator<undefined, Value>,
    signal: AbortSignal,
    turnMilliseconds = this.#turnMilliseconds,
  ): Promise<Value> {
    for (;;) {
      const start = performance.now();
      do {
        const step = steps.next();
        if (step.done === true) return step.value;
      } while (performance.now() - start < turnMilliseconds);
      await nextTurn();
      signal.throwIfAborted();
    }
  }
}

function surroundsOf(
  { dataset, predictor, journeys, withoutJourneys, ...rest }: ProgramInput,
  world: World,
): Surrounds {
  return { dataset, world, predictor, text: JSON.stringify([journeys.slice(1), withoutJourneys, rest]) };
}

function textOf(nodeIds: ReadonlySet<string>): string {
  return JSON.stringify([...nodeIds].sort());
}

/** Adds an entry and lets go of the oldest above so many. */
function keepLast<Value>(entries: Map<string, Value>, key: string, value: Value, most: number): void {
  entries.set(key, value);
  for (const oldest of [...entries.keys()].slice(0, -most)) entries.delete(oldest);
}
