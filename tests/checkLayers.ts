/** Checks the import rules of .dependency-cruiser.json, and that the checker really looked at the whole tree. */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';

const folders = ['core', 'electron', 'renderer'];
const outputSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const { stdout, stderr } = spawnSync(
  'npx',
  ['depcruise', '--config', '.dependency-cruiser.json', '--output-type', 'json', ...folders],
  { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
let output: z.infer<typeof outputSchema>;
try {
  output = outputSchema.parse(JSON.parse(stdout));
} catch {
  process.stderr.write(`The layer check could not run:\n${stderr}\n${stdout.slice(0, 2000)}\n`);
  process.exit(1);
}
for (const folder of folders) {
  const seen = output.modules.filter((module) => module.source.startsWith(`${folder}/`)).length;
  process.stdout.write(`${folder}: ${seen} modules\n`);
  if (seen === 0) {
    process.stderr.write(`The layer check saw no module in ${folder}/; its result would mean nothing.\n`);
    process.exit(1);
  }
}
for (const { from, to, rule } of output.summary.violations) process.stderr.write(`${rule.name}: ${from} → ${to}\n`);
process.exit(output.summary.violations.length === 0 ? 0 : 1);
