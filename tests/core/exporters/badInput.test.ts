import { describe, expect, it } from 'vitest';
import { exportJourney, exporters } from '../../../core/exporters/index.ts';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { criteriaXml } from '../../../core/exporters/sfmc/criteria.ts';
import { recordNotes } from '../../../core/exporters/notes.ts';
import { expressionOf, markVariables } from '../../../core/exporters/n8n/expressions.ts';
import { journeyOf, message, trigger, wait } from './builders.ts';
import { publishedCheck } from './published.ts';

const nasty = [
  '"\'`',
  '👩‍👩‍👧',
  '\u202Eabc\u202C',
  ']]>',
  '=SUM(A1)',
  '{{ secret }}',
  '{% include x %}',
  '{$x}',
  '#{이름}{',
  '\u0000\uD800',
  '</script>',
];
const text = nasty.join(' ');

// senders take messages and drawings take anything, so those have cases of their own
const systems = [
  'native',
  'klaviyo',
  'onesignal',
  'hubspot',
  'sfmc',
  'mautic',
  'dittofeed',
  'parcelvoy',
  'mailerlite',
  'n8n',
  'webhook',
];
const taken = exporters.filter(({ id }) => systems.includes(id));

describe.each(taken.map((exporter) => [exporter.id, exporter] as const))('the export to %s', (id, exporter) => {
  it('takes five thousand nodes in a row, or says why not', () => {
    const nodes: JourneyNode[] = [
      trigger('t'),
      ...Array.from({ length: 5000 }, (_, index) => wait(`w${index}`, 60 + index)),
    ];
    const { files, problems, losses } = exportJourney(
      exporter,
      journeyOf(
        nodes,
        nodes.map((node) => node.id),
      ),
      { fields: {} },
    );
    const refused = problems.some(({ code, nodeId }) => code === 'export.tooManySteps' && nodeId !== null);
    expect(files.length > 0 || refused).toBe(true);
    expect(losses.filter(({ code }) => code === 'unaccounted')).toEqual([]);
  });

  it('writes quotes, emoji, marks of direction and tokens of templates as text of valid files', () => {
    const channels = ['email', 'sms', 'push', 'alimtalk'] as const;
    const content = { subject: text, preheader: text, body: text, buttons: [{ label: text, url: text }] };
    const sends = channels.map((channel) => message(`m ${channel} ${text}`, { title: text, channel, content }));
    const nodes = [trigger('t'), ...sends];
    const journey = {
      ...journeyOf(
        nodes,
        nodes.map((node) => node.id),
      ),
      edges: nodes
        .slice(1)
        .map((node, index) => ({ id: `e${index}`, from: nodes[index]!.id, port: 'next', to: node.id })),
      name: text,
    };
    const { files, problems } = exportJourney(exporter, journey, { fields: {} });
    expect(problems.filter(({ code }) => code !== 'export.fieldMissing')).toEqual([]);
    for (const file of files.filter(({ mediaType }) => mediaType === 'application/json')) {
      expect(() => JSON.parse(file.text) as unknown).not.toThrow();
      expect(publishedCheck(id)?.(file.text) ?? []).toEqual([]);
    }
  });

  it('keeps ids apart that the target would write as one', () => {
    const nodes = [trigger('t'), wait('a b', 60), wait('a_b', 120), wait('a/b', 180), wait('__proto__', 240)];
    const journey = journeyOf(
      nodes,
      nodes.map((node) => node.id),
    );
    const { problems, mapping } = exportJourney(exporter, journey, { fields: {} });
    expect(problems.filter(({ code }) => code !== 'export.fieldMissing')).toEqual([]);
    expect(mapping.every(({ elements }) => elements.length > 0)).toBe(true);
  });
});

describe('texts in languages of their own', () => {
  it('cannot end an expression of n8n or start another', () => {
    const expression = expressionOf({ body: markVariables(`${text} #{na"me}}`) });
    expect(expression.slice(3, -2)).not.toMatch(/\{\{|\}\}/);
    const code = expression.slice(3, -2);
    const value: unknown = new Function('$json', `return (${code});`)({ 이름: '서연', 'na"me': 'x' });
    expect(value).toEqual({ body: `${nasty.join(' ').replace('#{이름}', '서연')} x}` });
  });

  it('cannot close a CDATA section of Journey Builder', () => {
    const { notes } = recordNotes({ id: 'sfmc', fields: [] }, journeyOf([]), {});
    const xml = criteriaXml(
      { kind: 'attribute', attribute: 'a"<b', test: { compare: 'is', value: 'x]]><y/>\u0000' } },
      'Key',
      'n',
      notes,
    );
    expect(xml).toContain('Key="Event.Key.a&quot;&lt;b"');
    expect(xml).toContain('<Value><![CDATA[x]]]]><![CDATA[><y/>]]></Value>');
  });
});
