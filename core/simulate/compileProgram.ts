import type { Journey } from '../journey/spec.ts';
import { invariant } from '../lib/invariant.ts';
import { createPlan } from './compile/plan.ts';
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
  const study = input.journeys[0];
  invariant(study !== undefined, 'a run has a journey under study');
  const others = input.withoutJourneys;
  const countsUntouched = others.length > 0 && isArmWithoutStudy(input.journeys, others, study);
  const { arm: withArm, calendar } = compileArm(input, input.journeys, study, countsUntouched);
  const withoutArm = others.length === 0 ? null : compileArm(input, others, study, false).arm;
  return {
    input,
    calendar,
    layout: withArm.layout,
    withArm,
    withoutArm,
    countsUntouched,
    otherOutcomes: withoutArm === null ? [] : otherOutcomes(withArm.layout, withoutArm, calendar.days),
  };
}

function compileArm(input: ProgramInput, journeys: readonly Journey[], study: Journey, countsUntouched: boolean) {
  const plan = createPlan(input, journeys, study, { traced: false, countsUntouched });
  const kernel = compileKernel(plan, false);
  let traced: Kernel | null = null;
  const nodes = plan.nodes.map(({ source, journey }) => ({ source, counter: journey.counter }));
  const arm: Arm = {
    layout: plan.layout,
    kernel,
    sums: sumsOf(plan),
    traced: () =>
      (traced ??= compileKernel(createPlan(input, journeys, study, { traced: true, countsUntouched }), true)),
    limits: plan.limits,
    nodes,
    balances: balancesOf(nodes),
    experiments: plan.experiments.map(({ source, journey }) => ({ source, counter: journey.counter })),
  };
  return { arm, calendar: plan.calendar };
}
