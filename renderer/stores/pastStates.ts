import type { Journey } from '../../core/journey/spec.ts';

/** So many states are kept; what lies further back is asked of the engine. */
const mostKept = 200;

/**
 * The states that a journey had on this screen before and after the one shown, so that undo and redo show at once what the engine is about
 * to answer. Only a guess: the history is the engine's.
 */
export class PastStates {
  private past: Journey[] = [];
  private future: Journey[] = [];

  /** An edit was made on `before`. */
  edited(before: Journey): void {
    this.past.push(before);
    if (this.past.length > mostKept) this.past.shift();
    this.future = [];
  }

  /** What undo leads to from `shown`; null where that is not known. */
  undo(shown: Journey): Journey | null {
    return step(this.past, this.future, shown);
  }

  redo(shown: Journey): Journey | null {
    return step(this.future, this.past, shown);
  }

  /** The engine went another way. */
  forget(): void {
    this.past = [];
    this.future = [];
  }
}

function step(from: Journey[], onto: Journey[], shown: Journey): Journey | null {
  const state = from.pop() ?? null;
  if (state !== null) onto.push(shown);
  return state;
}
