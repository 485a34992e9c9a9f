import type { Draw } from './drawing.ts';
import type { Emitter } from './emitter.ts';
import type { Plan, PlanJourney } from './plan.ts';

/* What is generated where this arm counts the other one's outcome for all whom the journey under study leaves untouched. */

/** Whether the journey runs in the other arm too, which this arm counts for. */
export function runsInBoth({ untouchedStudy: study }: Plan, { rank }: PlanJourney): boolean {
  return study !== null && rank !== study;
}

function isStudy({ untouchedStudy: study }: Plan, { rank }: PlanJourney): boolean {
  return study !== null && rank === study;
}

const touched = 'S.untouched.isTouched = true;';

/** Counts an amount of the journey for the other arm too, should the customer stay untouched by the journey under study. */
export function noteForBothCode({ plan }: Emitter, journey: PlanJourney, key: string, amount: string): string {
  return runsInBoth(plan, journey) ? `noteForBoth(S, ${plan.layout.indexOf(key)}, ${amount});` : '';
}

/** The journey does something that others meet: where it is the one under study, the customer is touched. */
export function touchCode({ plan }: Emitter, journey: PlanJourney): string {
  return isStudy(plan, journey) ? touched : '';
}

/** The same of an answer that is no event: others meet it only where they ask anew after each answer. */
export function touchByAnswerCode(emitter: Emitter, journey: PlanJourney): string {
  const asks = emitter.plan.journeys.some((other) => other !== journey && asksAfterAnswers(other));
  return asks ? touchCode(emitter, journey) : '';
}

function asksAfterAnswers({ nodes }: PlanJourney): boolean {
  return nodes.some(({ source }) => {
    if (source.type === 'trigger') return source.trigger.kind === 'segment';
    if (source.type !== 'waitFor') return false;
    return source.segment !== null || source.others.some((other) => other.kind === 'segment');
  });
}

/** Caps (`list`) hold a message of the journey back: would they without the messages of the one under study? */
export function cappedCode({ plan }: Emitter, journey: PlanJourney, list: string): string {
  const study = plan.untouchedStudy;
  if (study === null || !runsInBoth(plan, journey)) return '';
  return `if (journeysSent[${study}] !== 0 && !isCapped(S, ${list}, wayGroups, ${study})) ${touched}`;
}

/** Moves pressure on to a send of the journey, as an expression. */
export function pressOnCode({ plan }: Emitter, journey: PlanJourney): string {
  const others = runsInBoth(plan, journey) ? `, pressOnOthers(S, tau, journeysSent[${plan.untouchedStudy}])` : '';
  return `pressOn(S, tau)${others}`;
}

/**
 * A draw of a message of the journey against a share that pressure moves (`share` makes the expression of the pressure given):
 * statements to put before, and the expression of whether it is below, which is kept under a name. Also asks what it would be without the journey under study.
 */
export function pressedDraw(
  { plan }: Emitter,
  journey: PlanJourney,
  name: string,
  { before, value }: Draw,
  share: (pressure: string) => string,
): { before: string; isBelow: string } {
  if (!runsInBoth(plan, journey) || share('0') === share('1')) {
    return { before, isBelow: `${value} < ${share('S.pressure[0]')}` };
  }
  const drawn = `const ${name}At = ${value}; const ${name} = ${name}At < ${share('S.pressure[0]')};`;
  const other = `if (S.pressure[1] !== S.pressure[0] && ${name} !== (${name}At < ${share('S.pressure[1]')})) ${touched}`;
  return { before: `${before} ${drawn} ${other}`, isBelow: name };
}
