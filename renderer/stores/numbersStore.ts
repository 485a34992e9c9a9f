import { createStore, type StoreApi } from 'zustand/vanilla';
import { canonicalJourney } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { RunResult } from '../../core/measure/result.ts';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import type { EngineClient } from '../../electron/shared/hostApi.ts';
import { engineErrorOf } from '../bridge/hostError.ts';

/** Days that the live estimate looks ahead. */
export const estimateDays = 30;

/** Typing must not start a simulation per keystroke, and the number should still feel live. */
const debounceMilliseconds = 80;

export interface NumbersState {
  /** Where the shown figures come from: a full run, a quick estimate on a sample, or nowhere yet. */
  readonly source: 'none' | 'estimate' | 'run';
  readonly result: RunResult | null;
  /** Id of the full run shown, for lists of customers and traces. */
  readonly runId: number | null;
  readonly days: number;
  readonly sampledCustomers: number;
  readonly milliseconds: number;
  /** The journey has changed since these figures were made. */
  readonly stale: boolean;
  readonly estimating: boolean;
  readonly error: EngineErrorData | null;
  /** Tells the store which journey is on the screen; starts an estimate when its meaning has changed. */
  follow(journey: Journey): void;
  /** Shows a finished full run of `journey` in place of the estimate. */
  showRun(runId: number, result: RunResult, journey: Journey): void;
  /** Forgets everything, as when another dataset becomes current, and estimates anew. */
  restart(): void;
  /** Stops the timer and the work in progress. */
  close(): void;
}

export type NumbersStore = StoreApi<NumbersState>;

interface FullRun {
  readonly runId: number;
  readonly result: RunResult;
  readonly meaning: string;
}

/** The store of the numbers on the canvas of one journey. `schedule` starts a timer and returns the function that stops it. */
export function createNumbersStore(
  client: EngineClient,
  schedule: (run: () => void, milliseconds: number) => () => void = browserTimer,
): NumbersStore {
  let followed: Journey | null = null;
  let meaning = '';
  let shownMeaning = '';
  let fullRun: FullRun | null = null;
  let stopTimer: (() => void) | null = null;
  let currentJob: string | null = null;
  let jobNumber = 0;

  return createStore<NumbersState>()((set, get) => {
    function cancelWork(): void {
      stopTimer?.();
      stopTimer = null;
      if (currentJob === null) return;
      const jobId = currentJob;
      currentJob = null;
      client.call('job.cancel', { jobId }).catch(() => undefined);
    }

    async function estimate(): Promise<void> {
      if (followed === null) return;
      const journey = followed;
      const asked = meaning;
      jobNumber += 1;
      const jobId = `estimate-${journey.id}-${jobNumber}`;
      currentJob = jobId;
      set({ estimating: true });
      try {
        const answer = await client.call('run.estimate', { journey, days: get().days, jobId });
        if (currentJob !== jobId) return;
        currentJob = null;
        shownMeaning = asked;
        set({
          source: answer === null ? 'none' : 'estimate',
          result: answer?.result ?? null,
          runId: null,
          sampledCustomers: answer?.sampledCustomers ?? 0,
          milliseconds: answer?.milliseconds ?? 0,
          stale: false,
          estimating: false,
          error: null,
        });
      } catch (caught) {
        if (currentJob !== jobId) return;
        currentJob = null;
        const error = engineErrorOf(caught).data;
        set({ estimating: false, error: error.kind === 'cancelled' ? null : error });
      }
    }

    function showFullRun(run: FullRun): void {
      cancelWork();
      shownMeaning = run.meaning;
      set({
        source: 'run',
        result: run.result,
        runId: run.runId,
        sampledCustomers: run.result.customers,
        milliseconds: 0,
        stale: false,
        estimating: false,
        error: null,
      });
    }

    function later(): void {
      cancelWork();
      stopTimer = schedule(() => {
        stopTimer = null;
        void estimate();
      }, debounceMilliseconds);
    }

    return {
      source: 'none',
      result: null,
      runId: null,
      days: estimateDays,
      sampledCustomers: 0,
      milliseconds: 0,
      stale: false,
      estimating: false,
      error: null,
      follow(journey) {
        const next = canonicalJourney(journey);
        followed = journey;
        if (next === meaning) return;
        meaning = next;
        // undoing back to what was run needs no new work
        if (fullRun !== null && fullRun.meaning === next) {
          showFullRun(fullRun);
          return;
        }
        // nobody can enter a journey without a start, so there is nothing to estimate
        if (!journey.nodes.some((node) => node.type === 'trigger')) {
          cancelWork();
          set({ source: 'none', result: null, runId: null, stale: false, estimating: false, error: null });
          return;
        }
        set({ stale: get().result !== null && shownMeaning !== next });
        later();
      },
      showRun(runId, result, journey) {
        fullRun = { runId, result, meaning: canonicalJourney(journey) };
        if (fullRun.meaning === meaning || followed === null) showFullRun(fullRun);
      },
      restart() {
        cancelWork();
        fullRun = null;
        shownMeaning = '';
        set({ source: 'none', result: null, runId: null, stale: false, estimating: false, error: null });
        if (followed?.nodes.some((node) => node.type === 'trigger') === true) later();
      },
      close() {
        cancelWork();
      },
    };
  });
}

function browserTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
