import { createRequire } from 'node:module';
import type { Workflow as N8nWorkflow } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { exportJourney, findExporter } from '../../../../core/exporters/index.ts';
import { n8nWorkflowSchema } from '../../../../core/exporters/n8n/schema.ts';
import type { Journey } from '../../../../core/journey/spec.ts';
import { journeyOf, message, trigger, wait } from '../builders.ts';
import { everyNodeJourney } from '../everyNode.ts';
import { hostileTexts, withTexts } from '../hostile.ts';
import { generatedJourneys, templateJourneys } from '../journeys.ts';

// its modules for import lack file endings, which Node refuses
const { Workflow } = createRequire(import.meta.url)('n8n-workflow') as typeof import('n8n-workflow');
type NodeTypes = ConstructorParameters<typeof Workflow>[0]['nodeTypes'];

/** Every type of node as one without settings of its own: what is asked here is the package's, not its nodes'. */
const description = {
  displayName: '',
  name: '',
  group: [],
  version: 1,
  description: '',
  defaults: {},
  inputs: ['main'],
  outputs: ['main'],
  properties: [],
};
const nodeTypes = {
  getByName: () => ({ description }),
  getByNameAndVersion: () => ({ description }),
  getKnownTypes: () => ({}),
} as unknown as NodeTypes;

function fileOf(journey: Journey) {
  const [file] = exportJourney(findExporter('n8n')!, journey, { fields: {} }).files;
  return n8nWorkflowSchema.parse(JSON.parse(file!.text));
}

function loaded(journey: Journey): { workflow: N8nWorkflow; file: ReturnType<typeof fileOf> } {
  const file = fileOf(journey);
  const nodes = file.nodes.map((node) => ({ ...node, parameters: node.parameters as object as never }));
  return { workflow: new Workflow({ ...file, nodes, active: false, nodeTypes } as never), file };
}

/** A value of a node's parameters as n8n works it out for one item. */
function evaluated(workflow: N8nWorkflow, nodeName: string, value: unknown, item: Record<string, unknown>): unknown {
  const noRuns = { resultData: { runData: {} } };
  const items = [{ json: item }] as never;
  return workflow.expression.getParameterValue(value as never, noRuns, 0, 0, nodeName, items, 'manual', {});
}

const journeys = [...templateJourneys().map(([, journey]) => journey), everyNodeJourney, ...generatedJourneys(100)];

describe("an exported workflow in n8n's own package", () => {
  it('is loaded with all its nodes, and every step is reached from a trigger', () => {
    for (const journey of journeys) {
      const { workflow, file } = loaded(journey);
      expect(Object.keys(workflow.nodes)).toEqual(file.nodes.map(({ name }) => name));
      const isTrigger = (type: string) => /\.(?:webhook|scheduleTrigger)$/.test(type);
      const triggers = file.nodes.filter(({ type }) => isTrigger(type));
      const reached = new Set(triggers.flatMap(({ name }) => workflow.getChildNodes(name)));
      const steps = file.nodes.filter(({ type }) => !isTrigger(type) && !type.endsWith('.stickyNote'));
      expect(steps.filter(({ name }) => !reached.has(name)).map(({ name }) => name)).toEqual([]);
    }
  });

  it('has expressions that n8n can work out, whatever texts the journey holds', () => {
    const hostile = journeys.map((journey, shift) =>
      withTexts(
        journey,
        (index) => `${hostileTexts[(index + shift) % hostileTexts.length]!} .constructor("x") #{이름}`,
      ),
    );
    let checked = 0;
    for (const journey of [...journeys, ...hostile]) {
      const { workflow, file } = loaded(journey);
      for (const { name, parameters } of file.nodes) {
        const { jsonBody, subject, text } = parameters;
        for (const value of [jsonBody, subject, text]) {
          if (typeof value !== 'string' || !value.startsWith('=')) continue;
          expect(evaluated(workflow, name, value, { 이름: '서연' })).toBeTruthy();
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(150);
  });

  it('fills variables, draws arms by their shares, decides, and waits until the next allowed hour', () => {
    const place = { title: '', position: { x: 0, y: 0 } };
    const arms = [
      { id: 'a', label: 'A', weightPercent: 25 },
      { id: 'b', label: 'B', weightPercent: 75 },
    ];
    const nodes = [
      trigger('t'),
      { ...wait('w'), wait: { kind: 'untilLocal' as const, secondOfDay: 36_000, weekdays: [3] } },
      {
        ...place,
        id: 'f',
        type: 'filter' as const,
        condition: {
          kind: 'all' as const,
          of: [
            {
              kind: 'attribute' as const,
              attribute: '등급',
              test: { compare: 'in' as const, values: ['VIP', 'a}}b'] },
            },
            { kind: 'not' as const, of: { kind: 'tag' as const, tag: '휴면' } },
          ],
        },
      },
      { ...place, id: 's', type: 'split' as const, arms },
      message('m', { title: 'send', content: { subject: '', preheader: '', body: '#{이름}님 {{안녕}}', buttons: [] } }),
    ];
    const { workflow, file } = loaded(journeyOf(nodes, ['t', 'w', 'f', 's'], ['s:b', 'm']));
    const byType = (type: string) => file.nodes.find((node) => node.type.endsWith(`.${type}`))!;
    const ask = (type: string, value: unknown, item: Record<string, unknown> = {}) =>
      evaluated(workflow, byType(type).name, value, item);

    const body = ask('httpRequest', byType('httpRequest').parameters['jsonBody'], { 이름: '서연' });
    expect(body).toMatchObject({ body: '서연님 {{안녕}}', channel: 'lms' });

    const drawn = Array.from({ length: 400 }, () => ask('switch', byType('switch').parameters['output']));
    const first = drawn.filter((output) => output === 0).length;
    expect(new Set(drawn)).toEqual(new Set([0, 1]));
    // a binomial share of 100 with a deviation of 8.7: six of them either way
    expect(Math.abs(first - 100)).toBeLessThan(52);

    const passes = (item: Record<string, unknown>) => {
      const { conditions } = ask('if', byType('if').parameters, item) as {
        conditions: { conditions: { leftValue: unknown }[] };
      };
      return conditions.conditions[0]!.leftValue;
    };
    expect(passes({ 등급: 'VIP' })).toBe(true);
    expect(passes({ 등급: 'a}}b', tags: ['새 고객'] })).toBe(true);
    expect(passes({ 등급: 'VIP', tags: ['휴면'] })).toBe(false);
    expect(passes({ 등급: '일반' })).toBe(false);

    const until = new Date(String(ask('wait', byType('wait').parameters['dateTime'])));
    expect(until.getTime()).toBeGreaterThan(Date.now() - 1000);
    expect(until.getTime()).toBeLessThan(Date.now() + 8 * 86_400_000);
  });
});
