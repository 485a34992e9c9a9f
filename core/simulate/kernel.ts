import { createStream, domains, uniformAt } from '../lib/random.ts';
import type { Emitter } from './compile/emitter.ts';
import { kernelSource } from './compile/kernelSource.ts';
import type { Plan } from './compile/plan.ts';
import type { Way } from './compile/ways.ts';
import { counterKey } from './counters.ts';
import type { Decisions } from './decisions.ts';
import type { RequestLog } from './requestLog.ts';
import { shifted } from './sending.ts';
import type { KernelState } from './state.ts';
import type { Recorder } from './traceSink.ts';
import type { World } from './world.ts';

/** One replication's part of a run. */
export interface ReplicationSetup {
  readonly replication: number;
  readonly decisions: Decisions | null;
  /** Is told what customers ask of shared limits; null where nobody wants to know. */
  readonly requests: RequestLog | null;
  readonly recorder: Recorder | null;
}

/** Journeys compiled to code. Its state is reused from customer to customer, so one thread uses it at a time. */
export interface Kernel {
  /** What has happened since `begin`, by counter of the arm's layout; `finish` adds up what is the sum of others. */
  readonly counts: Float64Array;
  /** Refusals, suppressions and exits by reason and day; `begin` does not empty it. */
  readonly reasonDays: Float64Array;
  finish(): void;
  /** Rows of those whom the journey under study has touched since `begin`, where the arm counts the others for both. */
  touchedRows(): Int32Array;
  /** Bits of the nodes of the journey under study that the customer run last has come to, by place; empty where they are not noted. */
  readonly marks: Int32Array;
  /** Click shares of each way of sending in the replication begun last, before pressure. */
  readonly clickShares: Float64Array;
  begin(setup: ReplicationSetup): void;
  /** What other settings of single nodes are made with; null where visits are not noted. */
  readonly amendable: Amendable | null;
  /** Takes one customer through the window of the replication begun last. */
  runCustomer(world: World, row: number, replication: number): void;
}

/** The insides of a kernel whose nodes may be given other settings for a while. */
export interface Amendable {
  readonly emitter: Emitter;
  /** Makes a value of a text that sees the kernel's own functions and state. */
  readonly inside: (text: string) => unknown;
}

type RunCustomer = Kernel['runCustomer'];

/** 95 % point of the standard normal: a 90 % half-width is this many standard deviations. */
const normal95 = 1.6448536269514722;

/** Compiles a plan to a kernel; a traced one tells a recorder every step. */
export function compileKernel(plan: Plan, traced: boolean): Kernel {
  const { code, names, values, state, ways, emitter, hook } = kernelSource(plan, traced);
  const runCustomer = link(code, names, values);
  const sums = sumsOf(plan);
  return {
    begin({ replication, decisions, requests, recorder }) {
      const { seed } = plan.input.request;
      const stream = createStream(seed, replication, domains.journey);
      state.counts.fill(0);
      state.untouched.touched = 0;
      state.k0 = stream.k0;
      state.k1 = stream.k1;
      state.decisions = decisions;
      state.requests = requests;
      state.recorder = recorder;
      state.winners.fill(-1);
      if (decisions !== null) state.winners.set(decisions.winners);
      setShares(state, ways, seed, replication);
    },
    runCustomer,
    amendable: hook.inside === null ? null : { emitter, inside: hook.inside },
    clickShares: state.clickShares,
    counts: state.counts,
    reasonDays: state.reasonDays,
    marks: state.marks,
    touchedRows: () => state.untouched.rows.subarray(0, state.untouched.touched),
    finish() {
      for (const { counter, first, length } of sums) {
        let sum = 0;
        for (let index = first; index < first + length; index++) sum += state.counts[index]!;
        state.counts[counter] = sum;
      }
    },
  };
}

/** Makes a function of generated code, the one place where text becomes code: its texts are all literals of ours. */
function link(code: string, names: readonly string[], values: readonly unknown[]): RunCustomer {
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(...names, `'use strict';\n${code}`) as (...given: unknown[]) => RunCustomer;
  return make(...values);
}

/**
 * Sets the replication's shares. Replications 2i and 2i + 1 share the normal draw that shifts the log-odds of a click and of a
 * conversion; all messages of one channel and purpose share it too, for what is uncertain is how people answer the kind.
 */
function setShares(state: KernelState, ways: readonly Way[], seed: number, replication: number): void {
  const stream = createStream(seed, replication >> 1, domains.parameters);
  for (const { index, response, shiftAddress } of ways) {
    const u = uniformAt(stream, 0, shiftAddress);
    const v = uniformAt(stream, 1, shiftAddress);
    // Box & Muller 1958.
    const normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    const odds = Math.exp((normal * response.logHalfWidth) / normal95);
    state.oddsFactors[index] = odds;
    state.clickShares[index] = shifted(response.clickShare, odds);
    state.conversionShares[index] = shifted(response.directConversionShare ?? response.conversionShare, odds);
  }
}

/** A counter that is the sum of `length` others that lie side by side. */
export interface Sum {
  readonly counter: number;
  readonly first: number;
  readonly length: number;
}

/** Who entered a node is the sum over its days. */
export function sumsOf({ nodes, calendar }: Pick<Plan, 'nodes' | 'calendar'>): Sum[] {
  return nodes.map(({ source, journey }) => ({
    counter: journey.counter(counterKey.nodeEntered(source.id)),
    first: journey.counter(counterKey.nodeDay(source.id, 0)),
    length: calendar.days,
  }));
}
