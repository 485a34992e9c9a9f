import type { Journey } from '../../../core/journey/spec.ts';

/** What must never be more than text: ends of XML, HTML, CSV and Mermaid constructs, formulas, and marks that turn text round. */
export const hostileTexts = [
  `"><script>alert(1)</script>`,
  `]]></text></svg><img src=x onerror=alert(1)>`,
  `' onload='alert(1)`,
  '&lt;b&gt; &amp; &#60;',
  '<!-- --> <![CDATA[ x ]]> <?php ?>',
  `=HYPERLINK("http://a","b")`,
  '+1-1 @SUM(A1)\t\r\n=2',
  '"]; click n1 "javascript:alert(1)" %%{init:{}}%% end',
  '`**bold**` #quot; |pipe| {{x}} ${y} #{이름}',
  '\u202e\u2066abc\u2069 \u200f😀\ud83d',
  '\u0000\u0007\u001b[31m\ufffe',
  `javascript:alert(1)//" style="x`,
];

/** The journey with every free text of it replaced, ids and names of channels aside. */
export function withTexts(journey: Journey, textAt: (index: number) => string): Journey {
  let next = 0;
  const free = new Set([
    'title',
    'text',
    'label',
    'body',
    'subject',
    'preheader',
    'name',
    'description',
    'question',
    'audience',
    'tag',
  ]);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return free.has(key) ? textAt(next++) : value;
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
  };
  return visit(journey, '') as Journey;
}
