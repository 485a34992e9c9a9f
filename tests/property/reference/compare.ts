import assert from 'node:assert/strict';
import {
  compileProgram,
  type ProgramInput,
  replayWorld,
  runShared,
  runSlice,
  traceCustomer,
} from '../../../core/simulate/index.ts';
import type { TraceStep } from '../../../core/simulate/trace.ts';
import { type Baseline, recordedBaseline, worldOf } from './casesWorld.ts';
import { byDay } from './notes.ts';
import { referenceRun } from './referenceRun.ts';
import type { NaiveStep } from './types.ts';

/** The one parameter of a step that the reference also reports. */
function detailOf({ kind, params }: TraceStep): string {
  switch (kind) {
    case 'event':
      return String(params.event);
    case 'refused':
    case 'suppressed':
    case 'fallbackRefused':
    case 'exited':
      return String(params.reason);
    case 'port':
      return String(params.port);
    case 'waiting':
    case 'delayed':
      return String(params.until);
    case 'sent':
    case 'fallbackSent':
    case 'delivered':
    case 'notDelivered':
      return String(params.channel);
    default:
      return '';
  }
}

/** Steps that only the kernel tells, for the reader of a trace. */
const ownKinds = new Set(['experiment', 'answered', 'audience', 'webhook']);
/** What the kernel counts beyond the reference: totals of the other arm. */
const ownKeys = new Set(['outcome|without|sent', 'outcome|without|costWon']);

function sorted(counts: Iterable<[string, number]>): Record<string, number> {
  return Object.fromEntries([...counts].filter(([key, count]) => count !== 0 && !ownKeys.has(key)).sort());
}

const mostPasses = 300;

/**
 * Throws unless the kernel and the reference agree on every count and every step of a case, over the recorded events of the window
 * or over another baseline.
 */
export function assertAgreement(input: ProgramInput, made: Baseline | null = null): void {
  const program = compileProgram(input);
  const world = made === null ? replayWorld(input.dataset, input.startTime, input.endTime) : worldOf(input, made);
  const rows = input.dataset.customerCount;
  const slice = { fromRow: 0, toRow: rows, fromReplication: 0, toReplication: input.request.replications };
  const { counts, residual, decisions } = runShared(
    program,
    (given) => runSlice(program, world, slice, given === null ? {} : { decisions: given }),
    mostPasses,
  );
  assert.equal(residual, 0);
  const reference = referenceRun(input, made ?? recordedBaseline(input));
  const byDays = new Map<string, number>();
  for (const [replication, { rows: people }] of reference.replications.entries()) {
    const summed = new Map<string, number>();
    for (const [row, { with: inWith, without }] of people.entries()) {
      const steps = traceCustomer(program, world, row, replication, decisions ?? undefined)
        .filter((step) => !ownKinds.has(step.kind))
        .map((step): NaiveStep => {
          const { time, journeyId, run, nodeId, kind } = step;
          return { time, journeyId, run, nodeId, kind, detail: detailOf(step) };
        });
      assert.deepEqual(steps, inWith.steps);
      for (const [key, count] of [...inWith.counts, ...without.counts]) {
        if (!key.startsWith(byDay)) summed.set(key, (summed.get(key) ?? 0) + count);
      }
      for (const [key, count] of inWith.counts) {
        if (key.startsWith(byDay)) byDays.set(key, (byDays.get(key) ?? 0) + count);
      }
    }
    const counted = program.layout.keys.map((key, index): [string, number] => [
      key,
      counts.replications[replication]![index]!,
    ]);
    assert.deepEqual(sorted(counted), sorted(summed));
  }
  const countedByDay = program.layout.reasonKeys.flatMap((key) =>
    Array.from({ length: program.calendar.days }, (_, day): [string, number] => [
      `${byDay}${key}|${day}`,
      counts.reasonDays[program.layout.reasonDay(key)! + day]!,
    ]),
  );
  assert.deepEqual(sorted(countedByDay), sorted(byDays));
}
