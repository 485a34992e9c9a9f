import aslValidator from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { exportJourney, exporters } from '../../../../core/exporters/index.ts';
import { choiceRule } from '../../../../core/exporters/stepFunctions/choice.ts';
import type { Journey } from '../../../../core/journey/spec.ts';
import { exit, journeyOf, message, trigger, wait } from '../builders.ts';
import { generatedJourneys, templateJourneys } from '../journeys.ts';

const exporter = exporters.find(({ id }) => id === 'stepFunctions')!;
const place = { title: '', position: { x: 0, y: 0 } };

interface Machine {
  StartAt: string;
  States: Record<
    string,
    { Type: string; Next?: string; Default?: string; Choices?: { Next: string }[]; Catch?: { Next: string }[] }
  >;
}

function machineOf(journey: Journey): Machine {
  return JSON.parse(exportJourney(exporter, journey, { fields: {} }).files[0]!.text);
}

/** Every state that another one leads to. */
function targetsOf({ StartAt, States }: Machine): string[] {
  const next = Object.values(States).flatMap((state) => [
    state.Next,
    state.Default,
    ...(state.Choices ?? []).map((choice) => choice.Next),
    ...(state.Catch ?? []).map((one) => one.Next),
  ]);
  return [StartAt, ...next.filter((name) => name !== undefined)];
}

describe('the export to Step Functions', () => {
  it('is accepted by the published schema of the states language, for every template and any journey', () => {
    const journeys = [...templateJourneys().map(([, journey]) => journey), ...generatedJourneys(300)];
    let checked = 0;
    for (const journey of journeys) {
      if (!journey.nodes.some(({ type }) => type === 'trigger')) continue;
      const machine = machineOf(journey);
      const { isValid, errorsText } = aslValidator(machine);
      expect(isValid ? '' : errorsText('\n')).toBe('');
      expect(targetsOf(machine).filter((name) => !(name in machine.States))).toEqual([]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(60);
  });

  it('leads from wait to wait in circles where the journey does', () => {
    const journey = journeyOf(
      [trigger('t'), message('m'), wait('w', 86_400), { ...place, id: 'g', type: 'goTo', target: 'm' }],
      ['t', 'm', 'w', 'g'],
    );
    const { States } = machineOf(journey);
    expect(States['w']).toMatchObject({ Type: 'Wait', Seconds: 86_400, Next: 'm' });
  });

  it('draws arms from ten thousand numbers, so that shares hold to a hundredth of a percent', () => {
    const arms = [
      { id: 'a', label: 'A', weightPercent: 33.33 },
      { id: 'b', label: 'B', weightPercent: 66.67 },
    ];
    const journey = journeyOf(
      [trigger('t'), { ...place, id: 's', type: 'split', arms }, message('x'), message('y')],
      ['t', 's'],
      ['s:a', 'x'],
      ['s:b', 'y'],
    );
    const { States } = machineOf(journey);
    expect(States['s']).toMatchObject({ Parameters: { 'value.$': 'States.MathRandom(0, 10000)' } });
    expect(States['s/choice']).toMatchObject({ Choices: [{ NumericLessThan: 3333, Next: 'x' }], Default: 'y' });
  });

  it('flags waits for events as task tokens to be built', () => {
    const journey = journeyOf(
      [
        trigger('t'),
        {
          ...place,
          id: 'f',
          type: 'waitFor',
          event: 'click',
          where: [],
          timeoutSeconds: 3600,
          segment: null,
          others: [],
        },
        message('m'),
        exit('x'),
      ],
      ['t', 'f'],
      ['f:happened', 'm'],
      ['f:timedOut', 'x'],
    );
    const { losses } = exportJourney(exporter, journey, { fields: {} });
    expect(losses.filter(({ nodeId }) => nodeId === 'f')).toMatchObject([
      { code: 'aslToken', params: { meaning: 'click' } },
    ]);
    expect(machineOf(journey).States['f']).toMatchObject({
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      TimeoutSeconds: 3600,
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'End' }],
    });
  });

  it('turns conditions over attributes into Choice rules, and no others', () => {
    expect(choiceRule({ kind: 'attribute', attribute: '등급', test: { compare: 'is', value: 'VIP' } })).toEqual({
      And: [
        { Variable: "$.customer['등급']", IsPresent: true },
        { Variable: "$.customer['등급']", StringEquals: 'VIP' },
      ],
    });
    expect(choiceRule({ kind: 'attribute', attribute: "a']['b", test: { compare: 'isSet' } })).toBeNull();
    expect(choiceRule({ kind: 'tag', tag: 'x' })).toBeNull();
    expect(choiceRule({ kind: 'all', of: [] })).toBeNull();
  });
});
