import type { Journey } from '../journey/spec.ts';
import { invariant } from '../lib/invariant.ts';
import type { Calendars } from './calendars.ts';
import { amend, type Amendment } from './compile/amend.ts';
import { createPlan, type PlanOptions } from './compile/plan.ts';
import { withSpares } from './compile/spares.ts';
import { balancesOf } from './conservation.ts';
import { type CounterLayout, keyPrefix } from './counters.ts';
import { compileKernel, type Kernel, sumsOf } from './kernel.ts';
import { createLayout } from './layout.ts';
import { otherOutcomes } from './otherOutcome.ts';
import type { Arm, Program } from './program.ts';
import type { ProgramInput } from './programInput.ts';
import { isArmWithoutStudy } from './untouched.ts';

/**
 * Makes journeys ready to run over the dataset's customers: plans and compiles each arm. Drafts compile too: what names nothing
 * never happens, and what is wrong with them is for the linter to say.
 */
export function compileProgram(input: ProgramInput): Program {
  const study = studyOf(input);
  const others = input.withoutJourneys;
  const countsUntouched = others.length > 0 && isArmWithoutStudy(input.journeys, others, study);
  const { arm: withArm, plan } = compileArm(input, input.journeys, study, { countsUntouched });
  const calendars = plan.zones;
  const withoutArm = others.length === 0 ? null : compileArm(input, others, study, { calendars }).arm;
  return {
    input,
    calendar: calendars.calendar,
    layout: withArm.layout,
    withArm,
    withoutArm,
    countsUntouched,
    otherOutcomes: withoutArm === null ? [] : otherOutcomes(withArm.layout, withoutArm, calendars.calendar.days),
  };
}

/** An arm whose kernel notes who comes to which node of the journey under study, and runs other versions of it as well. */
export interface MarkedArm {
  readonly arm: Arm;
  readonly calendars: Calendars;
  /** The version `study`, of which the nodes `changed` differ from the compiled one; null where it must be compiled anew. */
  readonly amend: (study: Journey, changed: ReadonlySet<string>, layout: CounterLayout) => Amendment | null;
}

/** The arm *with* alone, to be counted once and then for other versions of the journey under study. */
export function compileMarkedArm(input: ProgramInput, known: Calendars | null): MarkedArm {
  const [study, ...others] = input.journeys;
  invariant(study !== undefined, 'a run has a journey under study');
  const spared = withSpares(study);
  const journeys = [spared, ...others];
  const { arm, plan } = compileArm({ ...input, journeys }, journeys, spared, { marksVisits: true, calendars: known });
  const { amendable } = arm.kernel;
  invariant(amendable !== null, 'a kernel that notes visits can be amended');
  return {
    arm,
    calendars: plan.zones,
    amend: (version, changed, layout) => amend(plan, amendable, version, changed, layout),
  };
}

/** What journeys that run together count over a window of so many local days, without any code to count it. */
export function countedShape(journeys: readonly Journey[], days: number): Pick<Arm, 'layout' | 'days' | 'balances'> {
  const layout = createLayout(journeys, days);
  const nodes = journeys.flatMap((journey, index) => {
    const prefix = index === 0 ? '' : keyPrefix(journey.id);
    const counter = (key: string) => layout.indexOf(prefix + key) ?? -1;
    return journey.nodes.flatMap((source) => (source.type === 'note' ? [] : [{ source, counter }]));
  });
  return { layout, days, balances: balancesOf(nodes) };
}

/** The arm *without* alone: of the journey under study it knows the goal and the id, and no more. */
export function compileOtherArm(input: ProgramInput, known: Calendars | null): Arm {
  return compileArm(input, input.withoutJourneys, studyOf(input), { calendars: known }).arm;
}

function studyOf(input: ProgramInput): Journey {
  const study = input.journeys[0];
  invariant(study !== undefined, 'a run has a journey under study');
  return study;
}

function compileArm(input: ProgramInput, journeys: readonly Journey[], study: Journey, options: Partial<PlanOptions>) {
  const plan = createPlan(input, journeys, study, options);
  const kernel = compileKernel(plan, false);
  let traced: Kernel | null = null;
  const nodes = plan.nodes.map(({ source, journey }) => ({ source, counter: journey.counter }));
  const arm: Arm = {
    layout: plan.layout,
    days: plan.calendar.days,
    kernel,
    sums: sumsOf(plan),
    traced: () => (traced ??= compileKernel(createPlan(input, journeys, study, options), true)),
    limits: plan.limits,
    nodes,
    balances: balancesOf(nodes),
    experiments: plan.experiments.map(({ source, journey }) => ({ source, counter: journey.counter })),
  };
  return { arm, plan };
}
