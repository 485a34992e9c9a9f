import type { Formats, Language, Translate } from '../../i18n/index.ts';
import type { Journey } from '../../journey/spec.ts';
import { escapeXml } from '../../lib/xml.ts';
import type { Problem } from '../../lint/problem.ts';
import { headline } from '../../measure/headline.ts';
import type { Estimate, RunResult } from '../../measure/result.ts';
import { journeyRules, journeySteps } from '../../words/steps.ts';
import { nodeTitle } from '../../words/summary.ts';
import { drawJourney } from '../picture/index.ts';
import type { Loss } from '../result.ts';
import { briefStyle } from './briefStyle.ts';
import { messageCard } from './messageCard.ts';
import { stepItem } from './stepItem.ts';

export interface BriefInput {
  readonly journey: Journey;
  readonly language: Language;
  readonly text: Translate;
  readonly formats: Formats;
  readonly result: RunResult | null;
  readonly problems: readonly Problem[];
  /** What an export that goes with the brief leaves out. */
  readonly losses: readonly Loss[];
}

/** The page's own font list; names without double quotes, because it stands in an attribute. */
const fontFamily = "Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', system-ui, sans-serif";

/**
 * The journey on paper for people who decide: picture, forecast, steps, messages, rules, what the figures rest on, and what the linter
 * says. One HTML file that loads nothing and runs nothing (its own policy forbids it); every text in it is escaped.
 */
export function writeBrief(input: BriefInput): string {
  const { journey, language, text } = input;
  const facts = [...forecastFacts(input)];
  const sections = [
    section(text('brief.steps'), 'steps', stepsHtml(input)),
    section(text('brief.messages'), 'messages', messagesHtml(input)),
    section(text('brief.rules'), 'rules', list(journeyRules(text, journey))),
    section(text('brief.basis'), 'basis', basisHtml(input)),
    section(text('brief.checks'), 'checks', checksHtml(input)),
    section(lossesTitle(input), 'losses', lossesHtml(input)),
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(journey.name)}</title>
<style>${briefStyle(fontFamily)}</style>
</head>
<body>
<header>
<h1>${escapeXml(journey.name)}</h1>
${journey.description.trim() === '' ? '' : `<p class="about">${escapeXml(journey.description)}</p>`}
</header>
${facts.join('\n')}
<figure>${pictureHtml(input)}</figure>
<main>
${sections.filter((one) => one !== '').join('\n')}
</main>
<footer>${escapeXml(text('brief.footer'))}</footer>
</body>
</html>
`;
}

function section(title: string, name: string, inside: string): string {
  return inside === '' ? '' : `<section class="${name}"><h2>${escapeXml(title)}</h2>${inside}</section>`;
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escapeXml(line)}</li>`).join('')}</ul>`;
}

function pictureHtml({ journey, text, formats, result }: BriefInput): string {
  return drawJourney(journey, { text, formats, result, hasTitle: false, fontFamily });
}

function* forecastFacts({ text, formats, result }: BriefInput): Generator<string> {
  if (result === null) {
    yield `<p class="headline none">${escapeXml(text('brief.noRun'))}</p>`;
    return;
  }
  const { sentenceKey, ...figures } = headline(result);
  yield `<p class="headline">${escapeXml(text(sentenceKey, figures))}</p>`;
  if (result.synthetic) yield `<p class="warned">${escapeXml(text('brief.synthetic'))}</p>`;
  const count = (estimate: Estimate) => formats.number(Math.round(estimate.mean));
  const band = ({ q05, q95 }: Estimate, show: (value: number) => string) =>
    q05 === q95 ? '' : text('brief.band', { low: show(q05), high: show(q95) });
  const whole = (value: number) => formats.number(Math.round(value));
  const won = (value: number) => formats.won(value);
  const { journey, outcome } = result;
  const rows: [string, string, string][] = [
    ['entered', count(journey.customersEntered), band(journey.customersEntered, whole)],
    ['reached', count(journey.customersReached), band(journey.customersReached, whole)],
    ['sent', count(journey.sent), band(journey.sent, whole)],
    ['cost', won(journey.costWon.mean), band(journey.costWon, won)],
  ];
  if (outcome.responsesSimulated) {
    rows.push(
      ['purchases', count(outcome.incrementalPurchases), band(outcome.incrementalPurchases, whole)],
      ['revenue', won(outcome.incrementalRevenueWon.mean), band(outcome.incrementalRevenueWon, won)],
      ['profit', won(outcome.incrementalProfitWon.mean), band(outcome.incrementalProfitWon, won)],
    );
  }
  const cells = rows.map(
    ([key, value, interval]) =>
      `<div><dt>${escapeXml(text(`brief.figure.${key}`))}</dt><dd>${escapeXml(value)}</dd><dd class="band">${escapeXml(interval)}</dd></div>`,
  );
  yield `<dl class="figures">${cells.join('')}</dl>`;
  const window = text('brief.window', {
    from: result.startTime,
    until: result.endTime - 1,
    customers: result.customers,
    replications: result.identity.request.replications,
  });
  yield `<p class="window">${escapeXml(window)}</p>`;
}

function stepsHtml({ journey, text, result }: BriefInput): string {
  const steps = journeySteps(text, journey);
  if (steps.length === 0) return `<p>${escapeXml(text('brief.noSteps'))}</p>`;
  return `<ol>${steps.map((step) => stepItem(step, text, result)).join('')}</ol>`;
}

function messagesHtml({ journey, text }: BriefInput): string {
  return journey.nodes.map((node) => (node.type === 'message' ? messageCard(node, text) : '')).join('');
}

function basisHtml({ text, result }: BriefInput): string {
  if (result === null) return '';
  const items = result.basis.map(
    ({ kind, code, params }) =>
      `<li><span class="tag ${kind === 'measured' ? 'measured' : 'assumed'}">${escapeXml(text(`brief.${kind}`))}</span> ${escapeXml(text(`basis.${code}`, params))}</li>`,
  );
  return items.length === 0 ? '' : `<ul class="plain">${items.join('')}</ul>`;
}

function checksHtml({ journey, text, problems }: BriefInput): string {
  if (problems.length === 0) return `<p class="clean">${escapeXml(text('brief.noProblems'))}</p>`;
  const titles = new Map(journey.nodes.map((node) => [node.id, nodeTitle(text, node)]));
  const muted = new Map(journey.muted.map(({ code, nodeId, reason }) => [JSON.stringify([code, nodeId]), reason]));
  const items = problems.map(({ code, severity, nodeId, params }) => {
    const where = nodeId === null ? '' : `<b>${escapeXml(titles.get(nodeId) ?? nodeId)}</b> `;
    const reason = muted.get(JSON.stringify([code, nodeId])) ?? muted.get(JSON.stringify([code, null]));
    const note = reason === undefined ? '' : ` <i>${escapeXml(text('brief.muted', { reason }))}</i>`;
    return `<li><span class="tag ${severity}">${escapeXml(text(`brief.severity.${severity}`))}</span> ${where}${escapeXml(text(`problem.${code}`, params))}${note}</li>`;
  });
  return `<ul class="plain">${items.join('')}</ul>`;
}

/** Names the target that the losses are about, which each of them carries. */
function lossesTitle({ text, losses }: BriefInput): string {
  const target = losses[0]?.params['target'];
  return target === undefined ? '' : text('brief.losses', { target: text(`exportTarget.${target}`) });
}

function lossesHtml({ journey, text, losses }: BriefInput): string {
  const titles = new Map(journey.nodes.map((node) => [node.id, nodeTitle(text, node)]));
  const items = losses.map(({ nodeId, kind, code, params }) => {
    const where = nodeId === null ? '' : `<b>${escapeXml(titles.get(nodeId) ?? nodeId)}</b> `;
    const tag = `<span class="tag ${kind === 'dropped' ? 'error' : 'warning'}">${escapeXml(text(`brief.${kind}`))}</span>`;
    return `<li>${tag} ${where}${escapeXml(text(`exportLoss.${code}`, params))}</li>`;
  });
  return items.length === 0 ? '' : `<ul class="plain">${items.join('')}</ul>`;
}
