import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Purpose } from '../../core/journey/channels.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';

export const masterFile = new URL('../../../shared/data/cdnow/cdnow_master_to_1997-09-30.csv.gz', import.meta.url);
export const masterIsThere = existsSync(masterFile);

export const hour = 3600;
export const daySeconds = 24 * hour;
const startDay = Date.UTC(1997, 6, 1) / 1000 / daySeconds;
export const days = 92;

/** Purchase days (since 1970-01-01) of every customer, in order, read without any code of the project. */
export function readPurchases(): number[][] {
  const byCustomer = new Map<string, number[]>();
  for (const line of gunzipSync(readFileSync(masterFile)).toString('utf8').trim().split('\n').slice(1)) {
    const [id, date] = line.split(',');
    const own = byCustomer.get(id!) ?? [];
    own.push(Date.parse(`${date}T00:00:00Z`) / 1000 / daySeconds);
    byCustomer.set(id!, own);
  }
  return [...byCustomer.keys()].sort().map((id) => byCustomer.get(id)!.sort((a, b) => a - b));
}

/** Inactive for 60 days → e-mail → wait → bought since? → if not, SMS. */
export function winBack(waitSeconds: number, smsPurpose: Purpose): Journey {
  const at = (id: string) => ({ id, title: '', position: { x: 0, y: 0 } });
  const message = (id: string, channel: 'email' | 'sms', purpose: Purpose) => ({
    ...at(id),
    type: 'message' as const,
    channel,
    purpose,
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: 'wait' as const,
    onSuppressed: 'continue' as const,
    fallback: null,
    response: null,
    offer: null,
    kakao: null,
  });
  const bought = {
    kind: 'event' as const,
    event: 'purchase',
    where: [],
    count: { compare: 'atLeast' as const, times: 1 },
    span: { kind: 'sinceEntry' as const },
  };
  const journey = emptyJourney('winback', 'Win back');
  return {
    ...journey,
    entry: { ...journey.entry, reentry: { kind: 'always' } },
    nodes: [
      {
        ...at('idle'),
        type: 'trigger',
        trigger: { kind: 'inactivity', events: ['purchase'], afterSeconds: 60 * daySeconds },
      },
      message('email', 'email', 'information'),
      { ...at('wait'), type: 'wait', wait: { kind: 'duration', waitSeconds } },
      { ...at('bought'), type: 'branch', branches: [{ id: 'yes', label: '', condition: bought }] },
      message('sms', 'sms', smsPurpose),
      { ...at('end'), type: 'exit' },
    ],
    edges: [
      { id: '1', from: 'idle', port: 'next', to: 'email' },
      { id: '2', from: 'email', port: 'next', to: 'wait' },
      { id: '3', from: 'wait', port: 'next', to: 'bought' },
      { id: '4', from: 'bought', port: 'yes', to: 'end' },
      { id: '5', from: 'bought', port: 'else', to: 'sms' },
      { id: '6', from: 'sms', port: 'next', to: 'end' },
    ],
  };
}

/** The same by counting days: who enters on which day, and who has bought nothing in (entry, entry + `boughtDays`]. */
export function bruteForce(purchases: readonly number[][], boughtDays: number) {
  const entries = new Array<number>(days).fill(0);
  const sms = new Array<number>(days).fill(0);
  let bought = 0;
  let waiting = 0;
  const lastEvening = { bought: 0, silent: 0 };
  for (const own of purchases) {
    for (const [index, last] of own.entries()) {
      const next = own[index + 1] ?? Number.POSITIVE_INFINITY;
      const entry = Math.max(last + 60, startDay);
      const countsFromStart = last < startDay || last + 60 >= startDay;
      if (!countsFromStart || next <= entry || entry >= startDay + days) continue;
      entries[entry - startDay]!++;
      // The question is asked after `boughtDays` whole days; the answer to it may fall after the window.
      if (entry + 7 >= startDay + days) waiting++;
      if (entry + 7 === startDay + days) lastEvening[next <= entry + boughtDays ? 'bought' : 'silent']++;
      if (entry + 7 >= startDay + days) continue;
      if (next <= entry + boughtDays) bought++;
      else sms[entry + 7 - startDay]!++;
    }
  }
  return { entries, sms, bought, waiting, lastEvening };
}
