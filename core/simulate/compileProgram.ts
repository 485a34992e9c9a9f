import type { Journey } from '../journey/spec.ts';
import { invariant } from '../lib/invariant.ts';
import type { Calendars } from './calendars.ts';
import { createPlan, type PlanOptions } from './compile/plan.ts';
import { balancesOf } from './conservation.ts';
import { compileKernel, type Kernel, sumsOf } from './kernel.ts';
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
  const { arm: withArm, calendars } = compileArm(input, input.journeys, study, { countsUntouched });
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

/** The arm *with* alone, whose kernel notes who comes to which node of the journey under study. */
export function compileMarkedArm(input: ProgramInput, known: Calendars | null): { arm: Arm; calendars: Calendars } {
  return compileArm(input, input.journeys, studyOf(input), { marksVisits: true, calendars: known });
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
    traced: () => (traced ??= compileKernel(createPlan(input, journeys, study, { ...options, traced: true }), true)),
    limits: plan.limits,
    nodes,
    balances: balancesOf(nodes),
    experiments: plan.experiments.map(({ source, journey }) => ({ source, counter: journey.counter })),
  };
  return { arm, calendars: plan.zones };
}
