import { createStore, type StoreApi } from 'zustand/vanilla';
import { canonicalJourney } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { RunResult } from '../../core/measure/result.ts';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import type { EngineClient } from '../../electron/shared/hostApi.ts';
import { engineErrorOf } from '../bridge/hostError.ts';

/** Days that the live estimate looks ahead. */
export const estimateDays = 30;

/** After this much quiet the whole of the customers is forecast in the background, however many they are. */
const refineAfterMilliseconds = 700;

export interface NumbersState {
  /** Where the shown figures come from: a full run, a quick estimate on a sample, or nowhere yet. */
  readonly source: 'none' | 'estimate' | 'run';
  readonly result: RunResult | null;
  /** The journey that the figures are of, by the names it has now as long as they hold. */
  readonly journey: Journey | null;
  /** Id of the full run shown, for lists of customers and traces. */
  readonly runId: number | null;
  readonly days: number;
  /** The customers that the figures rest on; `ofEveryone` where those are all. */
  readonly sampledCustomers: number;
  readonly ofEveryone: boolean;
  readonly milliseconds: number;
  /** The journey has changed since these figures were made. */
  readonly stale: boolean;
  readonly estimating: boolean;
  /** How far the estimate of everyone is, from 0 to 1, while a sample's figures are shown; null = none is under way. */
  readonly refinedShare: number | null;
  readonly error: EngineErrorData | null;
  /**
   * Tells the store which journey is on the screen and, when its meaning has changed, estimates it: at once when nothing is under
   * way, else as soon as the estimate of an earlier state has come, so that figures keep moving while something is dragged.
   */
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
  readonly journey: Journey;
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
  let current: { readonly jobId: string; readonly of: 'sample' | 'everyone' } | null = null;
  let jobNumber = 0;

  return createStore<NumbersState>()((set, get) => {
    const stopHearing = client.on('job.progress', ({ jobId, phase, done, total }) => {
      if (phase !== 'run' || current?.jobId !== jobId || current.of !== 'everyone') return;
      set({ refinedShare: total === 0 ? 0 : done / total });
    });

    function cancelWork(): void {
      stopTimer?.();
      stopTimer = null;
      if (current === null) return;
      const { jobId } = current;
      current = null;
      set({ refinedShare: null });
      client.call('job.cancel', { jobId }).catch(() => undefined);
    }

    async function estimate(of: 'sample' | 'everyone'): Promise<void> {
      if (followed === null) return;
      const journey = followed;
      const asked = meaning;
      jobNumber += 1;
      const jobId = `estimate-${journey.id}-${jobNumber}`;
      current = { jobId, of };
      set(of === 'sample' ? { estimating: true } : { refinedShare: 0 });
      try {
        const answer = await client.call('run.estimate', { journey, days: get().days, jobId, of });
        if (current?.jobId !== jobId) return;
        current = null;
        shownMeaning = asked;
        const isOld = asked !== meaning;
        const ofEveryone = answer !== null && answer.sampledCustomers === answer.result.customers;
        set({
          source: answer === null ? 'none' : 'estimate',
          result: answer?.result ?? null,
          journey: isOld ? journey : followed,
          runId: null,
          sampledCustomers: answer?.sampledCustomers ?? 0,
          ofEveryone,
          milliseconds: answer?.milliseconds ?? 0,
          stale: isOld,
          estimating: false,
          refinedShare: null,
          error: null,
        });
        if (isOld) soon();
        else if (answer !== null && !ofEveryone) refineLater();
      } catch (caught) {
        if (current?.jobId !== jobId) return;
        current = null;
        const error = engineErrorOf(caught).data;
        // the sample's figures stay good where everyone's did not come
        const shown = error.kind === 'cancelled' || of === 'everyone' ? null : error;
        set({ estimating: false, refinedShare: null, error: shown });
        if (asked !== meaning) soon();
      }
    }

    /** Estimates what is followed now, unless an estimate is under way that will see to it. */
    function soon(): void {
      if (current?.of === 'sample') return;
      cancelWork();
      // before the page draws, so that the engine works meanwhile
      void estimate('sample');
    }

    function refineLater(): void {
      stopTimer = schedule(() => {
        stopTimer = null;
        void estimate('everyone');
      }, refineAfterMilliseconds);
    }

    function showFullRun(run: FullRun): void {
      cancelWork();
      shownMeaning = run.meaning;
      set({
        source: 'run',
        result: run.result,
        journey: followed ?? run.journey,
        runId: run.runId,
        sampledCustomers: run.result.customers,
        ofEveryone: true,
        milliseconds: 0,
        stale: false,
        estimating: false,
        error: null,
      });
    }

    return {
      source: 'none',
      result: null,
      journey: null,
      runId: null,
      days: estimateDays,
      sampledCustomers: 0,
      ofEveryone: false,
      milliseconds: 0,
      stale: false,
      estimating: false,
      refinedShare: null,
      error: null,
      follow(journey) {
        const next = canonicalJourney(journey);
        followed = journey;
        if (next === meaning) {
          if (get().result !== null && shownMeaning === next) set({ journey });
          return;
        }
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
        soon();
      },
      showRun(runId, result, journey) {
        fullRun = { runId, result, journey, meaning: canonicalJourney(journey) };
        if (fullRun.meaning === meaning || followed === null) showFullRun(fullRun);
      },
      restart() {
        cancelWork();
        fullRun = null;
        shownMeaning = '';
        set({ source: 'none', result: null, runId: null, stale: false, estimating: false, error: null });
        if (followed?.nodes.some((node) => node.type === 'trigger') === true) soon();
      },
      close() {
        cancelWork();
        stopHearing();
      },
    };
  });
}

function browserTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
