import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileProgram, runSlice } from '../../core/simulate/index.ts';
import { benchmarkInput, benchmarkWorld } from '../real-data/benchmarkJourney.ts';
import { costOf, type Figure, median } from './measure.ts';

const kernelCustomers = 400_000;
const oracleFile = new URL('../../../shared/data/reference/journey_oracle.json', import.meta.url);
/** Debian's Python first: it is the one that its packages are installed for. */
const pythons = ['/usr/bin/python3', 'python3'];
const missing = 3;
const unit = 'customers/processor s';

/** What a script under `python/` prints. */
interface Answer {
  readonly version: string;
  readonly customers: number;
  /** Of processor time. */
  readonly seconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * The kernel on the benchmark journey beside the same journey in NumPy and SimPy, each in one thread, where they are installed. In
 * processor time, since the tools run one after the other and what else the machine does would hit them differently.
 */
export async function benchOtherTools(): Promise<Figure[]> {
  const input = benchmarkInput(kernelCustomers);
  const world = benchmarkWorld(input);
  const program = compileProgram(input);
  const slice = { fromRow: 0, toRow: kernelCustomers, fromReplication: 0, toReplication: 1 };
  runSlice(program, world, slice);
  const times: number[] = [];
  for (let repetition = 0; repetition < 3; repetition++) {
    times.push((await costOf(() => runSlice(program, world, slice))).processorSeconds);
  }
  const kernel = kernelCustomers / median(times);
  return [
    { name: 'kernel', value: kernel, unit },
    ...compared('NumPy', 'journey_numpy.py', 1_000_000, kernel),
    ...compared('SimPy', 'journey_simpy.py', 20_000, kernel),
  ];
}

function compared(tool: string, script: string, customers: number, kernel: number): Figure[] {
  const answer = answerOf(script, customers);
  if (answer === null) return [{ name: tool, value: null, unit: 'not installed' }];
  const isChecked = checkCounts(answer);
  const speed = answer.customers / answer.seconds;
  const remark = isChecked
    ? 'counts within 4 standard errors of the oracle'
    : 'counts not checked: the oracle is not there';
  return [
    { name: `${tool} ${answer.version}`, value: speed, unit: `${unit} (${remark})` },
    { name: `kernel speed / ${tool} speed`, value: kernel / speed, unit: '×' },
  ];
}

/** Null where no Python has the module. Throws where a script fails. */
function answerOf(script: string, customers: number): Answer | null {
  const path = fileURLToPath(new URL(`./python/${script}`, import.meta.url));
  for (const python of pythons) {
    const { status, stdout, error } = spawnSync(python, [path, String(customers)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (error !== undefined || status === missing) continue;
    assert.equal(status, 0, `${script} ended with ${status}`);
    return JSON.parse(stdout) as Answer;
  }
  return null;
}

/** Throws unless every count is within 4 standard errors of what the reference expects; false where the reference is absent. */
function checkCounts({ counts, customers }: Answer): boolean {
  if (!existsSync(oracleFile)) return false;
  const { expected } = JSON.parse(readFileSync(oracleFile, 'utf8')) as {
    expected: Record<string, { per_customer: number }>;
  };
  for (const [name, count] of Object.entries(counts)) {
    const share = expected[name]!.per_customer;
    const off = (count / customers - share) / Math.sqrt((share * (1 - share)) / customers);
    assert.ok(Math.abs(off) < 4, `${name} is ${off.toFixed(1)} standard errors from the oracle`);
  }
  return true;
}
