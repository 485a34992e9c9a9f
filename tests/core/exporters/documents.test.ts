import { describe, expect, it } from 'vitest';
import { mermaidText } from '../../../core/exporters/mermaid/index.ts';
import { exportJourney, exporters } from '../../../core/exporters/index.ts';
import { wrapText, textWidth } from '../../../core/exporters/picture/textWidth.ts';
import { expectGolden } from './golden.ts';
import { templateJourneys } from './journeys.ts';
import { runResultOf } from './runResult.ts';

const [, korean] = templateJourneys().find(([name]) => name === 'abandonedCart-ko')!;
const [, english] = templateJourneys().find(([name]) => name === 'winBack-en')!;

function written(id: string, journey = korean, language: 'ko' | 'en' = 'ko'): string {
  return exportJourney(exporters.find((exporter) => exporter.id === id)!, journey, { fields: {}, language }).files[0]!
    .text;
}

describe('documents about a journey', () => {
  it('say in the brief what every step does and where it leads', () => {
    const html = written('brief', english, 'en');
    expect(html).toContain('Silent for 30 days');
    expect(html).toContain('Wait until 10:00, every day');
    expect(html).toMatch(/Happened → step 5<\/span><span>Timed out → step 6/);
  });

  it('carry the forecast of a run: sentence, figures with intervals, customers at every step, assumed and measured apart', () => {
    const evidence = { result: runResultOf(english), problems: [], zone: 'Asia/Seoul' };
    const brief = exporters.find(({ id }) => id === 'brief')!;
    const html = exportJourney(brief, english, { fields: {}, language: 'en', evidence }).files[0]!.text;
    expectGolden('winBack-en-forecast.html', html);
    expect(html).toContain('40 incremental purchases');
    expect(html).toContain('<dd>₩251,000</dd><dd class="band">₩200,800 to ₩301,200</dd>');
    expect(html.match(/1,240 customers/g)!.length).toBeGreaterThanOrEqual(2 * english.nodes.length);
    expect(html).toMatch(/class="tag measured">Measured/);
    expect(html).toMatch(/class="tag assumed">Assumed/);
    expect(html).toContain('Nothing to fix.');
  });

  it('load nothing from anywhere', () => {
    for (const id of ['picture', 'brief']) {
      const links = written(id)
        .replaceAll('http://www.w3.org/2000/svg', '')
        .replaceAll(/https:\/\/example\.com[^<\s]*/g, '');
      expect(links).not.toMatch(/https?:|url\((?!#)|@import|src=|href=/);
    }
  });
});

describe('wrapText', () => {
  it('breaks at blanks, else inside a word, and ends what does not fit in an ellipsis', () => {
    expect(wrapText('one two', 10, 2)).toEqual(['one two']);
    const lines = wrapText('아주 긴 한국어 제목이 여기에 있습니다 그리고 더 있습니다', 10, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(10.6);
    expect(wrapText('가'.repeat(40), 10, 2).join('').length).toBeLessThan(22);
    expect(wrapText('', 10, 2)).toEqual([]);
  });
});

describe('mermaidText', () => {
  it('writes what Mermaid would read as grammar, HTML or Markdown as character codes', () => {
    expect(mermaidText('(광고) "A" <b>')).toBe('#40;광고#41; #34;A#34; #60;b#62;');
    expect(mermaidText('a\nb')).toBe('a<br>b');
  });
});
