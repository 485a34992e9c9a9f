import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { describe, expect, it } from 'vitest';
import { bpmnExporter } from '../../../../core/exporters/bpmn/index.ts';
import { exportJourney } from '../../../../core/exporters/index.ts';
import type { JourneyNode } from '../../../../core/journey/nodes.ts';
import type { Journey } from '../../../../core/journey/spec.ts';
import { exit, journeyOf, message, trigger, wait } from '../builders.ts';

const place = { title: '', position: { x: 0, y: 0 } };
const isGold: JourneyNode = { ...place, id: 'gold', type: 'filter', condition: { kind: 'tag', tag: 'gold' } };
const answered: JourneyNode = {
  ...place,
  id: 'answered',
  type: 'waitFor',
  event: 'click',
  where: [],
  timeoutSeconds: 1,
  segment: null,
  others: [],
};
const journey = journeyOf(
  [trigger('t'), wait('pause', 1), isGold, message('first'), answered, message('thanks'), message('again'), exit('x')],
  ['t', 'pause', 'gold', 'first', 'answered'],
  ['answered:happened', 'thanks', 'x'],
  ['answered:timedOut', 'again', 'x'],
);

/** The engine asks for what a send task does; here every message is sent at once. */
function giveSender(activity: { type: string; behaviour: { Service?: unknown } }): void {
  if (activity.type !== 'bpmn:SendTask') return;
  activity.behaviour.Service = class {
    execute(_message: unknown, done: () => void): void {
      done();
    }
  };
}

/** Runs the exported file in an engine for one customer and lists the elements that were entered, in order. */
async function run(of: Journey, variables: Record<string, boolean>, signals: readonly string[]): Promise<string[]> {
  const entered: string[] = [];
  const listener = new EventEmitter();
  const source = exportJourney(bpmnExporter, of, { fields: {} }).files[0]!.text;
  const engine = new Engine({
    name: 'journey',
    source,
    // variables by their bare name, as the usual engines have them
    expressions: {
      resolveExpression: (template: string) => {
        const name = /^\$\{(\w+)\}$/.exec(template)?.[1];
        return name === undefined ? template : variables[name] === true;
      },
      isExpression: (text: string) => text.startsWith('${'),
      hasExpression: (text: string) => text.includes('${'),
    },
    extensions: { sending: (activity: { type: string; behaviour: { Service?: unknown } }) => giveSender(activity) },
  } as never);
  listener.on('activity.enter', (activity: { id: string }) => entered.push(activity.id));
  listener.on('activity.wait', (activity: { id: string; signal(): void }) => {
    // after the turn in which the gateway starts all it waits for
    if (['n_t', ...signals].includes(activity.id)) setImmediate(() => activity.signal());
  });
  const ended = engine.waitFor('end');
  await engine.execute({ listener } as never);
  await ended;
  return entered.filter((id) => /^(n_|start|journey|done|exit_)/.test(id));
}

describe('an exported journey, run by a BPMN engine', () => {
  it('goes through waits and messages, and on along the port whose event happened', async () => {
    const entered = await run(journey, { n_gold_1: true }, ['n_answered_1']);
    expect(entered).toEqual(
      expect.arrayContaining(['n_t', 'n_pause', 'n_gold', 'n_first', 'n_answered', 'n_thanks', 'n_x', 'done']),
    );
    expect(entered).not.toContain('n_again');
  });

  it('goes on along the timeout when nothing happens', async () => {
    const entered = await run(journey, { n_gold_1: true }, []);
    expect(entered).toContain('n_again');
    expect(entered).not.toContain('n_thanks');
  });

  it('leaves at the filter that does not hold', async () => {
    const entered = await run(journey, { n_gold_1: false }, []);
    expect(entered).not.toContain('n_first');
    expect(entered).toContain('done');
  });
});
