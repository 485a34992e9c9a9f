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

describe.each(exporters.map((exporter) => [exporter.id, exporter] as const))('the export to %s', (id, exporter) => {
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
    // a sender is given messages, and this journey has none
    const empty = problems.some(({ code }) => code === 'export.senderNothing');
    expect(files.length > 0 || refused || empty).toBe(true);
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
    // the label is longer than some senders take, which they warn of
    const expected = ['export.fieldMissing', 'export.senderRefuses'];
    expect(problems.filter(({ code }) => !expected.includes(code))).toEqual([]);
    for (const file of files.filter(({ mediaType }) => mediaType === 'application/json')) {
      expect(() => JSON.parse(file.text) as unknown).not.toThrow();
      expect(publishedCheck(id)?.(file.text) ?? []).toEqual([]);
    }
    for (const { text: form } of files.filter(({ name }) => name.endsWith('.form.txt'))) {
      const names = form
        .trim()
        .split('&')
        .map((pair) => pair.split('=')[0]);
      expect(names.filter((name) => !/^[a-z_0-9]+$/.test(name!))).toEqual([]);
      expect(
        form
          .trim()
          .split('&')
          .filter((pair) => pair.split('=').length !== 2),
      ).toEqual([]);
    }
  });

  it('keeps ids apart that the target would write as one', () => {
    const ids = ['a b', 'a_b', 'a/b', 'A B', '__proto__'];
    const nodes = [trigger('t'), ...ids.flatMap((name) => [wait(name, 60), message(`${name} `, { title: 'same' })])];
    const journey = journeyOf(
      nodes,
      nodes.map((node) => node.id),
    );
    const { problems, mapping, files } = exportJourney(exporter, journey, { fields: {} });
    expect(problems.filter(({ code }) => code !== 'export.fieldMissing')).toEqual([]);
    const sent = mapping.filter(({ nodeId }) => nodeId.endsWith(' ')).map(({ elements }) => elements.join());
    expect(sent).not.toContain('');
    // what is drawn or written for people is told apart by its place
    const namesByPlace = ['native', 'mermaid', 'picture', 'brief', 'mailerlite', 'webhook'].includes(id);
    expect(new Set(sent).size).toBeGreaterThanOrEqual(namesByPlace ? 1 : ids.length);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
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
