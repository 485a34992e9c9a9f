import type { JourneyNode } from '../../journey/nodes.ts';
import type { ExportNotes } from '../notes.ts';

export type State = Readonly<Record<string, unknown>>;

/** What the states of one step share. */
export interface StepPlan {
  readonly notes: ExportNotes;
  /** The first state of the step, and names of further ones. */
  readonly name: string;
  inner(suffix: string): string;
  /** The state at which a port arrives. */
  after(port: string): string;
  /** The function that does what Step Functions cannot. */
  readonly functionName: string;
  readonly endpoint: string;
  readonly connection: string;
  readonly queue: string;
}

/** The node's title as the state's comment. */
export function comment(node: JourneyNode): { Comment?: string } {
  return node.title.trim() === '' ? {} : { Comment: node.title.trim() };
}

/** A Task that calls the function with a job and the whole state of the execution. */
export function invoke(job: unknown, plan: StepPlan): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: plan.functionName, Payload: { job, 'input.$': '$' } },
  };
}
