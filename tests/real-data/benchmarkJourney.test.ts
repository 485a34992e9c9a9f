import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counterKey, exitReasons } from '../../core/simulate/counters.ts';
import { compileProgram, runSlice } from '../../core/simulate/index.ts';
import { benchmarkInput, benchmarkWorld } from './benchmarkJourney.ts';

const oracleFile = new URL('../../../shared/data/reference/journey_oracle.json', import.meta.url);
const isThere = existsSync(oracleFile);
const customers = 1_000_000;

interface Oracle {
  expected: Record<string, { per_customer: number }>;
}

describe.skipIf(!isThere)('the benchmark journey (skipped where ../shared/data/reference is absent)', () => {
  const oracle = isThere ? (JSON.parse(readFileSync(oracleFile, 'utf8')) as Oracle) : { expected: {} };
  const input = isThere ? benchmarkInput(customers) : benchmarkInput(1);
  const program = compileProgram(input);
  const slice = { fromRow: 0, toRow: input.dataset.customerCount, fromReplication: 0, toReplication: 1 };
  const [counts] = runSlice(program, benchmarkWorld(input), slice).replications;
  const count = (...keys: string[]) => keys.reduce((sum, key) => sum + counts![program.layout.indexOf(key)!]!, 0);
  const exits = program.input.journeys[0]!.nodes.flatMap((node) =>
    exitReasons.map((reason) => counterKey.nodeExit(node.id, reason)),
  );
  const messages = ['emailA', 'emailB', 'sms'];

  const measured: readonly [name: string, count: () => number][] = [
    ['entry', () => count(counterKey.journey('entries'))],
    ['email_send', () => count(counterKey.message('emailA', 'sent'), counterKey.message('emailB', 'sent'))],
    ['email_send_B', () => count(counterKey.message('emailB', 'sent'))],
    ['email_open', () => count(counterKey.message('emailA', 'opened'), counterKey.message('emailB', 'opened'))],
    ['email_click', () => count(counterKey.message('emailA', 'clicked'), counterKey.message('emailB', 'clicked'))],
    ['sms_send', () => count(counterKey.message('sms', 'sent'))],
    ['message_conversion_in_journey', () => count(...messages.map((id) => counterKey.message(id, 'converted')))],
    ['exit', () => count(...exits)],
    ['holdout_conversions_30d', () => count(counterKey.buyers('without'))],
    ['journey_conversions_30d', () => count(counterKey.buyers('with'))],
    ['incremental_conversions_30d', () => count(counterKey.buyers('with')) - count(counterKey.buyers('without'))],
  ];

  it.each(measured)('meets the expected %s within 4 standard errors', (name, counted) => {
    const expected = oracle.expected[name]!.per_customer;
    const standardError = Math.sqrt((expected * (1 - expected)) / customers);
    expect(Math.abs(counted() / customers - expected)).toBeLessThan(4 * standardError);
  });

  it('meets the expected organic conversions while in the journey', () => {
    const message = count(...messages.map((id) => counterKey.message(id, 'converted')));
    const expected = oracle.expected.organic_conversion_in_journey!.per_customer;
    const standardError = Math.sqrt((expected * (1 - expected)) / customers);
    // A run reaches its goal by the first purchase of either kind.
    const organic = count(counterKey.journey('goals')) - message;
    expect(Math.abs(organic / customers - expected)).toBeLessThan(4 * standardError);
  });
});
