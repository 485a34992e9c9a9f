import type { Journey } from '../journey/spec.ts';
import { invariant } from '../lib/invariant.ts';
import { createPlan } from './compile/plan.ts';
import { compileKernel, type Kernel, sumsOf } from './kernel.ts';
import type { Arm, Program } from './program.ts';
import type { ProgramInput } from './programInput.ts';

/**
 * Makes journeys ready to run over the dataset's customers: plans and compiles each arm. Drafts compile too: what names nothing
 * never happens, and what is wrong with them is for the linter to say.
 */
export function compileProgram(input: ProgramInput): Program {
  const study = input.journeys[0];
  invariant(study !== undefined, 'a run has a journey under study');
  const { arm: withArm, calendar } = compileArm(input, input.journeys, study);
  return {
    input,
    calendar,
    layout: withArm.layout,
    withArm,
    withoutArm: input.withoutJourneys.length === 0 ? null : compileArm(input, input.withoutJourneys, study).arm,
  };
}

function compileArm(input: ProgramInput, journeys: readonly Journey[], study: Journey) {
  const plan = createPlan(input, journeys, study);
  const kernel = compileKernel(plan, false);
  let traced: Kernel | null = null;
  const arm: Arm = {
    layout: plan.layout,
    kernel,
    sums: sumsOf(plan),
    traced: () => (traced ??= compileKernel(createPlan(input, journeys, study, true), true)),
    limits: plan.limits,
    nodes: plan.nodes.map(({ source, journey }) => ({ source, counter: journey.counter })),
    experiments: plan.experiments.map(({ source, journey }) => ({ source, counter: journey.counter })),
  };
  return { arm, calendar: plan.calendar };
}
