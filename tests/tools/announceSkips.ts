import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Says before the unit tests what will be skipped on this machine, because a skipped file shows no titles. */
export function setup(): void {
  const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
  if (existsSync(data)) return;
  process.stdout.write(
    'real-data: skipped, because the public data sets are not in ../shared/data beside the checkout.\n',
  );
}
