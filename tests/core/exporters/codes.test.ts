import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exporting } from '../../../core/i18n/en/exporting.ts';
import { exportNotations } from '../../../core/i18n/en/exportNotations.ts';
import { exportSenders } from '../../../core/i18n/en/exportSenders.ts';

const texts = { ...exporting, ...exportNotations, ...exportSenders };
const folder = 'core/exporters';
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');
const codesOf = (pattern: RegExp) => [...new Set(Array.from(sources.matchAll(pattern), (match) => match[1]!))];

describe('the codes that exporters use', () => {
  it.each(codesOf(/notes\.(?:approximated|dropped)\([^)]*?'(\w+)'/g))('have words for the loss %s', (code) => {
    expect(texts).toHaveProperty([`exportLoss.${code}`]);
  });

  it.each(codesOf(/'(export\.\w+)'/g))('have words for the problem %s', (code) => {
    expect(texts).toHaveProperty([`problem.${code}`]);
  });
});
