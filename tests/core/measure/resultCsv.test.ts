import { describe, expect, it } from 'vitest';
import { assembleResult, resultCsv } from '../../../core/measure/index.ts';
import { purchases, sampleRun } from './sampleRun.ts';

const input = sampleRun([purchases(120, 100), purchases(110, 104)]);
const evil = { ...input, identity: { ...input.identity, journeyName: '=HYPERLINK("http://x","y")' } };
const lines = resultCsv(assembleResult(evil)).trimEnd().split('\r\n');

describe('resultCsv', () => {
  it('is one table: every line has the columns of the header', () => {
    const columns = lines[0]!.split(',').length;
    expect(columns).toBe(13);
    const plain = lines.filter((line) => !line.includes('"'));
    expect(plain.every((line) => line.split(',').length === columns)).toBe(true);
  });

  it('holds the figures of the result, the days and what they rest on', () => {
    const result = assembleResult(evil);
    const increment = lines.find((line) => line.startsWith('outcome,incrementalPurchases'))!.split(',');
    expect(Number(increment[4])).toBe(result.outcome.incrementalPurchases.mean);
    expect(Number(increment[5])).toBe(result.outcome.incrementalPurchases.q05);
    expect(Number(increment[11])).toBe(result.outcome.incrementalPurchases.q95);
    expect(lines).toContain('daily,email,sent,2026-01-02,20,,,,,,,,');
    expect(lines.some((line) => line.startsWith('node,mail,suppressed:noConsent,,5,5'))).toBe(true);
    expect(lines.some((line) => line.startsWith('node,mail,suppressedPerDay:noConsent,2026-01-02,5,'))).toBe(true);
    expect(lines.filter((line) => line.startsWith('basis,'))).toHaveLength(result.basis.length);
  });

  it('does not let a journey name run as a formula', () => {
    expect(lines).toContain(`run,journeyName,,,,,,,,,,,"'=HYPERLINK(""http://x"",""y"")"`);
  });
});
