import { describe, expect, it } from 'vitest';
import { bpmnExporter, importBpmn } from '../../../../core/exporters/bpmn/index.ts';
import { exportJourney } from '../../../../core/exporters/index.ts';
import { parseJourney } from '../../../../core/journey/index.ts';
import type { Journey } from '../../../../core/journey/spec.ts';
import { generatedJourneys, templateJourneys } from '../journeys.ts';

function imported(xml: string) {
  const result = importBpmn(xml, 'imported');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function exported(journey: Journey): string {
  return exportJourney(bpmnExporter, journey, { fields: {} }).files[0]!.text;
}

const foreign = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:z="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
  <message id="m1" name="order placed"/>
  <process id="p" name="Order &amp; care">
    <startEvent id="s" name="Ordered"><outgoing>f1</outgoing><messageEventDefinition messageRef="m1"/></startEvent>
    <intermediateCatchEvent id="w" name="A day"><timerEventDefinition><timeDuration>P1DT2H</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <exclusiveGateway id="g" name="Big?" default="f4"/>
    <sendTask id="mail" name="Thank you"><documentation>Thanks, &lt;b&gt;friend</documentation></sendTask>
    <scriptTask id="script" z:custom="1" name="Score"><script><![CDATA[a < b && c]]></script></scriptTask>
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="w"/>
    <sequenceFlow id="f2" sourceRef="w" targetRef="g"/>
    <sequenceFlow id="f3" name="big" sourceRef="g" targetRef="script"><conditionExpression>\${amount &gt; 5}</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="g" targetRef="e"/>
    <sequenceFlow id="f5" sourceRef="script" targetRef="mail"/>
    <sequenceFlow id="f6" sourceRef="mail" targetRef="e"/>
  </process>
</definitions>`;

describe('reading BPMN', () => {
  it('makes starts, timers, gateways, send tasks and ends of a foreign file into nodes', () => {
    const { journey } = imported(foreign);
    expect(journey.name).toBe('Order & care');
    expect(journey.nodes.find(({ id }) => id === 's')).toMatchObject({
      type: 'trigger',
      trigger: { kind: 'event', event: 'order placed' },
    });
    expect(journey.nodes.find(({ id }) => id === 'w')).toMatchObject({ wait: { waitSeconds: 86_400 + 7200 } });
    expect(journey.nodes.find(({ id }) => id === 'mail')).toMatchObject({ content: { body: 'Thanks, <b>friend' } });
    expect(journey.edges.map(({ from, port, to }) => [from, port, to])).toEqual([
      ['s', 'next', 'w'],
      ['w', 'next', 'g'],
      ['g', 'f3', 'mail'],
      ['g', 'else', 'e'],
      ['mail', 'next', 'e'],
    ]);
  });

  it('keeps what it does not know, and conditions of another language, as notes with their XML', () => {
    const { journey, kept } = imported(foreign);
    expect(kept.map(({ noteId }) => noteId)).toEqual(['g-conditions', 'script']);
    const notes = journey.nodes.flatMap((node) => (node.type === 'note' ? [node.text] : []));
    expect(notes[0]).toContain('${amount &gt; 5}');
    expect(notes[1]).toContain('a &lt; b &amp;&amp; c');
  });

  it('gives back the steps of what was exported, those that BPMN has', () => {
    const [, cart] = templateJourneys().find(([name]) => name === 'abandonedCart-ko')!;
    const { journey } = imported(exported(cart));
    const types = (of: Journey, type: string) => of.nodes.filter((node) => node.type === type).length;
    for (const type of ['trigger', 'wait', 'waitFor', 'message']) expect(types(journey, type)).toBe(types(cart, type));
    const bodies = (of: Journey) => of.nodes.flatMap((node) => (node.type === 'message' ? [node.content.body] : []));
    bodies(cart).forEach((body, index) => expect(bodies(journey)[index]).toContain(body));
    expect(journey.exits.maxDurationSeconds).toBe(cart.exits.maxDurationSeconds);
    expect(journey.name).toBe(cart.name);
  });

  it('reads every exported journey as a valid one', () => {
    for (const journey of generatedJourneys(200)) {
      const file = exportJourney(bpmnExporter, journey, { fields: {} }).files[0];
      if (file === undefined) continue;
      expect(parseJourney(JSON.parse(JSON.stringify(imported(file.text).journey)))).toMatchObject({ ok: true });
    }
  });

  it('refuses what is no BPMN with a reason, and expands no entities', () => {
    expect(importBpmn('{"a":1}', 'x')).toMatchObject({ ok: false, error: [{ code: 'export.bpmnUnreadable' }] });
    expect(importBpmn('<a/>', 'x')).toMatchObject({ ok: false, error: [{ code: 'export.bpmnNoProcess' }] });
    const bomb = foreign
      .replace('<definitions', '<!DOCTYPE d [<!ENTITY a "boom">]><definitions')
      .replace('friend', '&a;');
    expect(JSON.stringify(importBpmn(bomb, 'x'))).not.toContain('boom');
    const deep = importBpmn('<a>'.repeat(5000), 'x');
    expect(deep).toMatchObject({ ok: false, error: [{ code: 'export.bpmnUnreadable' }] });
  });
});
