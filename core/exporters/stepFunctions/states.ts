import { unreachable } from '../../lib/invariant.ts';
import { failedPort, type FlowStep } from '../shared/flow.ts';
import { askStates, choose, drawStates } from './decisionStates.ts';
import { messageStates, webhookStates } from './outsideStates.ts';
import { comment, invoke, type State, type StepPlan } from './plan.ts';
import { surveyStates, waitForStates, waitStates } from './timeStates.ts';

/** The states that a step becomes, by name, the first one first. */
export function statesOf({ node }: FlowStep, plan: StepPlan): Record<string, State> {
  switch (node.type) {
    case 'wait':
      return waitStates(node, plan);
    case 'waitFor':
      return waitForStates(node, plan);
    case 'survey':
      return surveyStates(node, plan);
    case 'filter':
      return choose(node, [{ port: 'passed', condition: node.condition }], failedPort, plan);
    case 'branch':
      return choose(
        node,
        node.branches.map(({ id, condition }) => ({ port: id, condition })),
        'else',
        plan,
      );
    case 'split':
    case 'experiment':
      return drawStates(node, plan);
    case 'gate': {
      plan.notes.approximated(node.id, 'aslFunction', { meaning: `≤ ${node.passes} / ${node.per}` });
      return askStates(node, { passes: node.passes, per: node.per }, 'passed', 'full', plan);
    }
    case 'message':
      return messageStates(node, plan);
    case 'webhook':
      return webhookStates(node, plan);
    case 'update':
    case 'audience': {
      const { id: _id, title: _title, position: _position, ...settings } = node;
      plan.notes.approximated(node.id, 'aslFunction', { meaning: node.type });
      return {
        [plan.name]: { ...invoke(settings, plan), ...comment(node), ResultPath: null, Next: plan.after('next') },
      };
    }
    case 'goal': {
      const next = node.endsRun ? { End: true } : { Next: plan.after('next') };
      return { [plan.name]: { Type: 'Pass', ...comment(node), ...next } };
    }
    case 'trigger':
    case 'exit':
    case 'goTo':
    case 'note':
      throw new Error(`Invariant broken: a ${node.type} is no step`);
    default:
      return unreachable(node);
  }
}
