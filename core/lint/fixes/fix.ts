import type { Command } from '../../commands/command.ts';
import type { JourneyNode, NodeOf, NodeType } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import type { LintFacts } from '../facts.ts';
import type { Problem } from '../problem.ts';

/** What fixes do, as `fix.<kind>` in the locale files. */
export type FixKind =
  | 'connectExit'
  | 'removeNode'
  | 'insertWait'
  | 'setWait'
  | 'extendDuration'
  | 'shareEvenly'
  | 'renameLabels'
  | 'swap'
  | 'reset'
  | 'removeLimit'
  | 'setControl'
  | 'setPurpose'
  | 'markAdvertising'
  | 'brandMessage'
  | 'alimtalk'
  | 'longText'
  | 'adLabel'
  | 'sender'
  | 'optOut'
  | 'fallback'
  | 'removeCharacters'
  | 'ownVariables'
  | 'dropUnused'
  | 'https'
  | 'daytime'
  | 'straight'
  | 'exitOnGoal'
  | 'removePeriod'
  | 'targetFriends'
  | 'messageType'
  | 'switchOff';

export interface Fix {
  readonly kind: FixKind;
  readonly command: Command;
}

/** Makes the edit that takes one problem away, or null where only a person can know. */
export type Fixer = (problem: Problem, journey: Journey, facts: LintFacts) => Fix | null;

export function nodeOf(journey: Journey, { nodeId }: Problem): JourneyNode | undefined {
  return journey.nodes.find((node) => node.id === nodeId);
}

/** The fixer that changes the problem's node if it is of this type; `change` answers null where nothing can be done. */
export function changing<Type extends NodeType>(
  kind: FixKind,
  type: Type,
  change: (node: NodeOf<Type>, problem: Problem, journey: Journey, facts: LintFacts) => NodeOf<Type> | null,
): Fixer {
  const isOfType = (node: JourneyNode | undefined): node is NodeOf<Type> => node?.type === type;
  return (problem, journey, facts) => {
    const node = nodeOf(journey, problem);
    const changed = isOfType(node) ? change(node, problem, journey, facts) : null;
    return changed && { kind, command: { kind: 'updateNode', node: changed } };
  };
}

/** The fixer that replaces settings of the journey. */
export function patching(
  kind: FixKind,
  patch: (journey: Journey, problem: Problem) => Extract<Command, { kind: 'updateJourney' }>['patch'],
): Fixer {
  return (problem, journey) => ({ kind, command: { kind: 'updateJourney', patch: patch(journey, problem) } });
}

/** Tries one fixer after the other. */
export function firstOf(...fixers: readonly Fixer[]): Fixer {
  return (problem, journey, facts) => {
    for (const fixer of fixers) {
      const fix = fixer(problem, journey, facts);
      if (fix) return fix;
    }
    return null;
  };
}

/** An id that no node or edge of the journey has. */
export function freshId(journey: Journey, prefix: string): string {
  const taken = new Set([...journey.nodes, ...journey.edges].map(({ id }) => id));
  for (let number = 1; ; number++) {
    const id = `${prefix}${number}`;
    if (!taken.has(id)) return id;
  }
}
