/** Runs every proof of the project in order and ends with one count. `--only NAME[,NAME]` runs some of them. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

interface Step {
  readonly name: string;
  readonly group: 'check' | 'build' | 'test';
  readonly script: string;
}

const steps: readonly Step[] = [
  { name: 'format', group: 'check', script: 'check:format' },
  { name: 'types', group: 'check', script: 'check:types' },
  { name: 'lint', group: 'check', script: 'check:lint' },
  { name: 'layers', group: 'check', script: 'check:layers' },
  { name: 'unused', group: 'check', script: 'check:unused' },
  { name: 'build', group: 'build', script: 'build' },
  { name: 'unit', group: 'test', script: 'test:unit' },
  { name: 'e2e', group: 'test', script: 'test:e2e' },
  { name: 'electron', group: 'test', script: 'test:electron' },
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const chosen = steps.filter((step) => !only || only.includes(step.name) || only.includes(step.group));
const failed: string[] = [];
for (const step of chosen) {
  const startedAt = performance.now();
  process.stdout.write(`\n── ${step.name} (npm run ${step.script})\n`);
  const { status } = spawnSync('npm', ['run', '--silent', step.script], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`── ${step.name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  if (status !== 0) failed.push(step.name);
}
if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
process.stdout.write(`\nsteps: ${chosen.length - failed.length} passed, ${failed.length} failed\n`);
process.exit(failed.length === 0 ? 0 : 1);
