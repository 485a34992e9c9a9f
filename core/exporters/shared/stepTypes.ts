import type { Change, NodeOf, Wait } from '../../journey/nodes.ts';
import type { Condition, EventTest } from '../../segment/condition.ts';
import type { Entry } from './entries.ts';

/** The id of the step that follows; null = the run ends. */
export type StepTarget = string | null;

/** What a target does not have and stepsOf rewrites. */
export type Lowering = 'branch' | 'waitFor' | 'gate' | 'audience' | 'loops';

type AwaitedThing = ({ kind: 'event' } & EventTest) | { kind: 'segment'; segment: Condition };

/** A step of a target. `nodeId` is the node it came from; one node may become several steps. */
export type Step = { readonly id: string; readonly nodeId: string; readonly title: string } & (
  | { readonly kind: 'wait'; readonly wait: Wait; readonly next: StepTarget }
  | {
      readonly kind: 'waitFor';
      readonly awaited: readonly (AwaitedThing & { readonly label: string; readonly to: StepTarget })[];
      readonly timeoutSeconds: number;
      readonly timedOut: StepTarget;
    }
  | { readonly kind: 'check'; readonly condition: Condition; readonly yes: StepTarget; readonly no: StepTarget }
  | {
      readonly kind: 'branch';
      readonly cases: readonly { readonly label: string; readonly condition: Condition; readonly to: StepTarget }[];
      readonly otherwise: StepTarget;
    }
  | {
      readonly kind: 'split';
      readonly arms: readonly { id: string; label: string; percent: number; to: StepTarget }[];
    }
  | {
      readonly kind: 'gate';
      readonly passes: number;
      readonly per: NodeOf<'gate'>['per'];
      readonly passed: StepTarget;
      readonly full: StepTarget;
    }
  | {
      readonly kind: 'audience';
      readonly action: 'add' | 'remove';
      readonly audience: string;
      readonly platform: string;
      readonly next: StepTarget;
    }
  /** `url` null = the address where the target's own tools take such calls. */
  | {
      readonly kind: 'webhook';
      readonly url: string | null;
      readonly method: 'POST' | 'PUT' | 'GET';
      readonly body: string;
      readonly next: StepTarget;
    }
  | { readonly kind: 'message'; readonly message: NodeOf<'message'>; readonly next: StepTarget }
  | { readonly kind: 'update'; readonly changes: readonly Change[]; readonly next: StepTarget }
);
export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

export interface StepGraph {
  /** Each trigger, how people come in there, and the first step. */
  readonly starts: readonly { readonly node: NodeOf<'trigger'>; readonly entry: Entry; readonly first: StepTarget }[];
  readonly steps: ReadonlyMap<string, Step>;
}
