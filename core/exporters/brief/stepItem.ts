import type { Translate } from '../../i18n/index.ts';
import { escapeXml } from '../../lib/xml.ts';
import type { RunResult } from '../../measure/result.ts';
import { familyOf } from '../../words/family.ts';
import type { StepWay, StepWords } from '../../words/steps.ts';

/** One step of the brief as a list item: what it is, what it does, where it leads, and how many come here. */
export function stepItem(step: StepWords, text: Translate, result: RunResult | null): string {
  const entered = result?.nodes[step.node.id]?.entered.mean;
  const count =
    entered === undefined
      ? ''
      : `<span class="count">${escapeXml(text('picture.customers', { n: Math.round(entered) }))}</span>`;
  const said = step.title === '' ? step.summary : step.title;
  const more = step.title === '' || step.title === step.summary ? [] : [step.summary];
  const details = [...more, ...step.details].map((line) => `<p>${escapeXml(line)}</p>`).join('');
  return `<li class="${familyOf(step.node)}"><div class="stepHead"><span class="kicker">${escapeXml(step.kicker)}</span>${count}</div><strong>${escapeXml(said)}</strong>${details}${waysHtml(step.ways, text)}</li>`;
}

function waysHtml(ways: readonly StepWay[], text: Translate): string {
  if (ways.length === 0) return '';
  const shown = ways.map(({ label, to }) => {
    const target = to === null ? text('brief.ends') : text('brief.toStep', { n: to });
    return `<span>${label === '' ? '' : `${escapeXml(label)} `}→ ${escapeXml(target)}</span>`;
  });
  return `<p class="ways">${shown.join('')}</p>`;
}
