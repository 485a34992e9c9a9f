import { BpmnModdle } from 'bpmn-moddle';
import Linter, { type LintReports } from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { describe, expect, it } from 'vitest';
import { bpmnExporter } from '../../../../core/exporters/bpmn/index.ts';
import { exportJourney } from '../../../../core/exporters/index.ts';
import type { Journey } from '../../../../core/journey/spec.ts';
import { exit, journeyOf, message, note, trigger, wait } from '../builders.ts';
import { generatedJourneys, templateJourneys } from '../journeys.ts';

function written(journey: Journey): string {
  return exportJourney(bpmnExporter, journey, { fields: {}, language: 'en' }).files[0]?.text ?? '';
}

async function lint(
  xml: string,
  rules: Record<string, string> = {},
): Promise<{ warnings: unknown[]; found: LintReports }> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const linter = new Linter({
    config: { extends: 'bpmnlint:recommended', rules },
    resolver: new NodeResolver(),
  });
  return { warnings, found: await linter.lint(rootElement) };
}

const cart = journeyOf([trigger('t'), wait('w'), message('m'), exit('x'), note('n')], ['t', 'w', 'm', 'x']);

describe('the export to BPMN', () => {
  it.each(templateJourneys())(
    'of the template %s is read without warnings and passes the linter',
    async (_, journey) => {
      expect(await lint(written(journey))).toEqual({ warnings: [], found: {} });
    },
  );

  it('of any journey is read without warnings and passes the linter, overlaps of overlapping cards aside', async () => {
    const journeys = generatedJourneys(400).filter((journey) => journey.nodes.some((node) => node.type === 'trigger'));
    expect(journeys.length).toBeGreaterThan(40);
    for (const journey of journeys) {
      // cards of generated journeys lie on each other, and some go in circles without an end
      const rules = { 'no-overlapping-elements': 'off', 'end-event-required': 'off' };
      const { warnings, found } = await lint(written(journey), rules);
      expect({ warnings, found }).toEqual({ warnings: [], found: {} });
    }
  });

  it('draws cards where the canvas has them: left stays left', async () => {
    const moved = {
      ...cart,
      nodes: cart.nodes.map((node, index) => ({ ...node, position: { x: index * 228, y: 40 } })),
    };
    const xs = ['n_w', 'n_m', 'n_x'].map((id) =>
      Number(new RegExp(`${id}_di"[^]*?x="(-?\\d+)"`).exec(written(moved))![1]),
    );
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(xs[1]! - xs[0]!).toBeGreaterThan(228);
  });

  it('holds a note as an annotation, and texts to the letter whatever is in them', async () => {
    const odd = `]]> "quoted" <b> & 'x' \u202e😀 \u0007`;
    const journey = {
      ...cart,
      nodes: cart.nodes.map((node) => (node.type === 'note' ? { ...node, text: odd } : { ...node, title: odd })),
    };
    const xml = written(journey);
    expect((await lint(xml, { 'no-overlapping-elements': 'off' })).warnings).toEqual([]);
    const expected = odd.replace('\u0007', '\u{FFFD}');
    const { rootElement } = await new BpmnModdle().fromXML(xml);
    const text = JSON.stringify(rootElement);
    expect(text).toContain(JSON.stringify(expected).slice(1, -1));
  });

  it('says what a decision asks, as a variable and as a formula', () => {
    const result = exportJourney(
      bpmnExporter,
      journeyOf(
        [
          trigger('t'),
          { id: 'f', title: '', position: { x: 0, y: 0 }, type: 'filter', condition: { kind: 'tag', tag: 'VIP' } },
          message('m'),
        ],
        ['t', 'f', 'm'],
      ),
      { fields: {} },
    );
    expect(result.losses.filter(({ nodeId }) => nodeId === 'f')).toMatchObject([
      { kind: 'approximated', code: 'bpmnCondition', params: { variable: 'n_f_1', meaning: 'TAG("VIP")' } },
    ]);
    expect(result.files[0]!.text).toContain('${n_f_1}');
  });
});
