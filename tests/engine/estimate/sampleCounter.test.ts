import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../../core/dataset/index.ts';
import type { Response } from '../../../core/journey/channels.ts';
import type { JourneyNode, NodeOf } from '../../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { unanswered } from '../../../core/simulate/contactRules.ts';
import { compileProgram, type ProgramInput, replayWorld, runSlice, windowOf } from '../../../core/simulate/index.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { SampleCounter } from '../../../electron/engine/estimate/sampleCounter.ts';
import { day, digest, message, node, onEvent, waitSeconds } from '../../core/simulate/scenario.ts';
import { alone } from '../../fixtures/alone.ts';

/* What reaches beyond the nodes that were edited, where the counts of the unedited way would be a little wrong. */

const start = Date.UTC(2026, 0, 5) / 1000;
const dataset = buildDataset(
  {
    customers: Array.from({ length: 30 }, (_, row) => ({
      id: `c${row}`,
      attributes: { vip: row % 3 === 0, email: `c${row}@example.com`, phone: '010-0000-0000' },
    })),
    events: Array.from({ length: 20 }, (_, row) => ({ customerId: `c${row}`, type: 'cart', time: start + row * 3600 })),
  },
  { zone: 'Asia/Seoul', roles: { email: 'email', phone: 'phone' } },
  digest,
);
const request = {
  mode: 'replay' as const,
  startDate: '2026-01-05',
  days: 20,
  replications: 2,
  seed: 1,
  simulateResponses: true,
};
const window = windowOf(dataset.zone, request);
const world = replayWorld(dataset, window.startTime, window.endTime);
const { signal } = new AbortController();

/** `edges`: `from.port > to`. */
function journey(nodes: readonly JourneyNode[], edges: readonly string[], more: Partial<Journey> = {}): Journey {
  const read = edges.map((text) => {
    const [from, port, to] = text.split(/\.| > /) as [string, string, string];
    return { id: text, from, port, to };
  });
  return { ...emptyJourney('edited', 'Edited'), nodes: [...nodes], edges: read, ...more };
}

function inputOf(study: Journey): ProgramInput {
  return { ...alone(study), dataset, assumptions: { ...defaultAssumptions(), quietHours: [] }, request, ...window };
}

/** Counts each version with one counter, one after another, and expects what a run of it alone counts. */
async function expectEach(versions: readonly Journey[]): Promise<Record<string, number>[]> {
  const counter = new SampleCounter();
  const seen: Record<string, number>[] = [];
  for (const study of versions) {
    const { layout, counts } = await counter.count(inputOf(study), world, signal);
    const program = compileProgram(inputOf(study));
    const slice = { fromRow: 0, toRow: dataset.customerCount, fromReplication: 0, toReplication: 2 };
    const plain = runSlice(program, world, slice);
    const byKey = (keys: readonly string[], block: Float64Array) =>
      Object.fromEntries(keys.map((key, place) => [key, block[place]!]));
    const counted = byKey(layout.keys, counts.replications[0]!);
    expect(counted).toEqual(byKey(program.layout.keys, plain.replications[0]!));
    seen.push(counted);
  }
  return seen;
}

const answer: Response = { ...unanswered, openShare: 1 };

function branchOn(id: string, condition: NodeOf<'branch'>['branches'][number]['condition']): NodeOf<'branch'> {
  return { ...node(id), type: 'branch', branches: [{ id: 'yes', label: '', condition }] };
}

describe('an edit of one node', () => {
  const vip = branchOn('vip', { kind: 'attribute', attribute: 'vip', test: { compare: 'is', value: true } });
  const nodes = (response: Response | null, waited: number) => [
    onEvent('start', 'cart'),
    vip,
    message('first', { response }),
    waitSeconds('pause', waited),
    message('second'),
  ];
  const edges = ['start.next > vip', 'vip.yes > first', 'vip.else > pause', 'pause.next > second'];

  it('is found by who came there also after other nodes have moved in the list and code was made anew', async () => {
    const added: JourneyNode = { ...node('added'), type: 'exit' };
    const [trigger, ...rest] = nodes(answer, day);
    const moved = [trigger!, added, ...rest];
    const seen = await expectEach([
      journey(nodes(null, day), edges),
      // another response is known to the whole kernel, so that all code is made anew
      journey(moved, edges),
      journey([...moved, waitSeconds('after', day)], [...edges, 'second.next > after']),
      journey([...moved, waitSeconds('after', 19 * day)], [...edges, 'second.next > after']),
    ]);
    expect(seen.map((counts) => counts['message|second|sent'])).toEqual([13, 13, 13, 13]);
    expect(seen.map((counts) => counts['node|after|inside'])).toEqual([undefined, undefined, 0, 13]);
  });

  it('counts who leaves because no message that is left could reach them', async () => {
    const leaving = { ...answer, unsubscribeShare: 1 };
    const other = message('other', { channel: 'sms', purpose: 'advertising' });
    const mail = message('mail', { purpose: 'advertising', response: leaving });
    const before = [
      onEvent('start', 'cart'),
      vip,
      mail,
      waitSeconds('pause', 10 * day),
      waitSeconds('end', day),
      other,
    ];
    const ways = ['start.next > vip', 'vip.yes > other', 'vip.else > mail', 'mail.next > pause', 'pause.next > end'];
    const exits = { ...emptyJourney('', '').exits, unsubscribed: true };
    const [both, one] = await expectEach([
      journey(before, ways, { exits }),
      journey(before.slice(0, -1), ways.toSpliced(1, 1), { exits }),
    ]);
    expect([both!['node|pause|exit|unsubscribed'], one!['node|pause|exit|unsubscribed']]).toEqual([0, 13]);
  });

  it('writes a tag that nothing wrote before, for whoever asks for it later', async () => {
    const tagging = (tag: string): NodeOf<'update'> => ({
      ...node('tagging'),
      type: 'update',
      changes: [{ kind: 'addTag', tag }],
    });
    const version = (tag: string) =>
      journey(
        [onEvent('start', 'cart'), tagging(tag), branchOn('tagged', { kind: 'tag', tag: 'new' }), message('first')],
        ['start.next > tagging', 'tagging.next > tagged', 'tagged.yes > first'],
      );
    const seen = await expectEach([version('old'), version('new')]);
    expect(seen.map((counts) => counts['message|first|intended'])).toEqual([0, 20]);
  });
});

describe('an edit of words that only people read', () => {
  it('runs nobody again, and neither does taking back an edit', async () => {
    let fills = 0;
    const counted = {
      ...world,
      fill(...args: Parameters<typeof world.fill>) {
        fills++;
        world.fill(...args);
      },
    };
    const counter = new SampleCounter();
    const version = (body: string, waited: number) =>
      inputOf(
        journey(
          [
            onEvent('start', 'cart'),
            waitSeconds('pause', waited),
            message('first', { content: { subject: '', preheader: '', body, buttons: [] } }),
          ],
          ['start.next > pause', 'pause.next > first'],
        ),
      );
    const runs: number[] = [];
    for (const [body, waited] of [
      ['Hello', day],
      ['Hello again', day],
      ['Hello again', 2 * day],
      ['Hello again', 3 * day],
      ['Hello again', 2 * day],
    ] as const) {
      fills = 0;
      await counter.count(version(body, waited), counted, signal);
      runs.push(fills);
    }
    // everyone; nobody; who came to the wait, with the old and the new setting; with the new one alone; nobody
    expect(runs).toEqual([60, 0, 80, 40, 0]);
  });
});
