import { describe, expect, it } from 'vitest';
import { checkWritten } from '../../../core/exporters/bpmn/checkWritten.ts';
import { exportJourney, findExporter } from '../../../core/exporters/index.ts';
import { recordNotes } from '../../../core/exporters/notes.ts';
import { brokenTransitions, machineSchema } from '../../../core/exporters/stepFunctions/schema.ts';
import { everyNodeJourney } from './everyNode.ts';

const written = (id: string) => exportJourney(findExporter(id)!, everyNodeJourney, { fields: {} }).files[0]!.text;

function problemsOfBpmn(text: string): string[] {
  const { notes, finish } = recordNotes({ id: 'bpmn', fields: [] }, everyNodeJourney, {});
  checkWritten(text, notes);
  return finish().problems.map(({ code, params }) => `${code} ${params['link'] ?? params['reason']}`);
}

describe('what an export checks of itself as it is made', () => {
  it('notices in BPMN a flow that leads nowhere, an id that stands twice, an element that is not drawn, and broken XML', () => {
    const text = written('bpmn');
    expect(problemsOfBpmn(text)).toEqual([]);
    expect(problemsOfBpmn(text.replace(/targetRef="[^"]*"/, 'targetRef="gone"'))).toEqual([
      expect.stringMatching(/^export\.brokenLinks flow_/),
    ]);
    const [, id] = /<bpmn:sendTask id="([^"]*)"/.exec(text)!;
    expect(problemsOfBpmn(text.replace(/<bpmn:subProcess id="[^"]*"/, `<bpmn:subProcess id="${id}"`))).toContain(
      'export.invalidOutput id',
    );
    expect(problemsOfBpmn(text.replaceAll(`bpmnElement="${id}"`, 'bpmnElement="other"'))).toEqual([
      'export.invalidOutput BPMNShape',
    ]);
    expect(problemsOfBpmn(text.slice(0, -20))).toEqual([expect.stringMatching(/^export\.invalidOutput/)]);
  });

  it('notices in Step Functions a transition to no state, a state that none leads to, and one that neither goes on nor ends', () => {
    const machine = machineSchema.parse(JSON.parse(written('stepFunctions')));
    expect(brokenTransitions(machine)).toEqual({ missing: [], unreached: [] });
    const { pause } = machine.States;
    const led = { ...machine, States: { ...machine.States, pause: { ...pause!, Next: 'gone' } } };
    expect(brokenTransitions(machineSchema.parse(led)).missing).toEqual(['gone']);
    expect(brokenTransitions(machineSchema.parse(led)).unreached).toEqual(['adults']);
    const { Next: _next, ...stuck } = pause as { Next?: string };
    expect(machineSchema.safeParse({ ...machine, States: { ...machine.States, pause: stuck } }).success).toBe(false);
  });
});
