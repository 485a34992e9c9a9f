/**
 * Completes package-lock.json with the optional packages of other platforms. A registry mirror that lacks them makes
 * `npm install` leave them out without a word, and `npm ci` then refuse the lock everywhere. Run after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), packageSchema) });

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** What a platform package's name says about where it runs, as such packages declare it; null for other packages. */
function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } | null {
  const parts = name.split(/[/-]/);
  const os = systems.find((system) => parts.includes(system));
  if (name.endsWith('wasm32-wasi')) return { cpu: ['wasm32'] };
  if (os === undefined) return null;
  const cpu = processors.find((processor) => parts.includes(processor));
  const libc = parts.includes('musl') ? ['musl'] : parts.includes('gnu') ? ['glibc'] : undefined;
  return { os: [os], ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc } : {}) };
}

const file = join(import.meta.dirname, '..', '..', 'package-lock.json');
const lock = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
let added = 0;
for (const [, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    const path = `node_modules/${name}`;
    if (platform === null || lock.packages[path] !== undefined) continue;
    lock.packages[path] = {
      version: range.replace(/^[^\d]*/, ''),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...platform,
    };
    added++;
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added\n`);
