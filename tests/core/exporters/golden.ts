import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

const folder = new URL('../../golden/exporters/', import.meta.url);

/**
 * Compares a text with the file of that name in tests/golden/exporters. `UPDATE_GOLDEN=1` writes the file instead; look at the
 * difference before it is committed.
 */
export function expectGolden(name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
