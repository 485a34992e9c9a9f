/**
 * Measures in one run what the program costs and prints a table; asserts no times. `--only NAME[,NAME]` picks benches,
 * `--json` prints the figures as JSON. Each bench is a process of its own.
 */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCanvas } from './canvas.ts';
import { benchCancel } from './cancelling.ts';
import { childFigures } from './child.ts';
import { benchEstimate } from './estimating.ts';
import { benchForecast } from './forecasting.ts';
import { benchIdentity } from './identity.ts';
import { benchGrowth } from './growth.ts';
import { benchImport } from './importing.ts';
import { benchKernel } from './kernel.ts';
import { benchLint } from './linting.ts';
import { benchLarge } from './large.ts';
import { benchLive } from './live.ts';
import type { Figure } from './measure.ts';
import { benchOtherTools } from './otherTools.ts';
import { benchThreads } from './threads.ts';
import { benchTurns } from './turns.ts';
import { benchWorkspace } from './workspaceSize.ts';

const benches: Readonly<Record<string, (part: string | null) => Promise<Figure[]>>> = {
  kernel: benchKernel,
  others: benchOtherTools,
  growth: benchGrowth,
  live: benchLive,
  threads: benchThreads,
  forecast: benchForecast,
  estimate: benchEstimate,
  canvas: benchCanvas,
  cancel: benchCancel,
  workspace: benchWorkspace,
  large: benchLarge,
  import: benchImport,
  identity: benchIdentity,
  turns: benchTurns,
  lint: benchLint,
};

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** For the processes that this one starts: run the one bench here and print nothing but its figures. */
    here: { type: 'boolean', default: false },
    part: { type: 'string' },
  },
});
const names = options.only?.split(',') ?? Object.keys(benches);
const unknown = names.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
  process.stderr.write(`No bench is called ${unknown}; there are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}
if (options.here) {
  process.stdout.write(JSON.stringify(await benches[names[0]!]!(options.part ?? null)));
} else {
  measureAll();
}

function measureAll(): void {
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? '',
    processors: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
  };
  const measured: { bench: string; figures: Figure[]; load: number }[] = [];
  if (!options.json) {
    process.stdout.write(
      `${machine.processors} × ${machine.processor}, ${machine.memoryGigabytes} GB, ${machine.platform}, Node ${machine.node}\n`,
    );
  }
  for (const bench of names) {
    const figures = childFigures(bench, null);
    const load = loadavg()[0]!;
    measured.push({ bench, figures, load });
    if (!options.json) process.stdout.write(tableOf(bench, figures, load));
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ machine, measured }, null, 2)}\n`);
}

function tableOf(bench: string, figures: readonly Figure[], load: number): string {
  const lines = figures.map(({ name, value, unit }) => `  ${name.padEnd(52)}${shown(value).padStart(12)} ${unit}\n`);
  return `\n${bench} (load ${load.toFixed(1)})\n${lines.join('')}`;
}

function shown(value: number | null): string {
  if (value === null) return '–';
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
