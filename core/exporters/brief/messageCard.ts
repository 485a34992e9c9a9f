import type { Translate } from '../../i18n/index.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import { escapeXml } from '../../lib/xml.ts';
import { nodeKicker } from '../../words/summary.ts';

const variable = /#\{[^{}]*\}/g;

/** A message as it will be read, with its variables set apart, its buttons and what is sent if it fails. */
export function messageCard(node: NodeOf<'message'>, text: Translate): string {
  const { content, fallback, kakao, offer } = node;
  const head = `<div class="messageHead"><b>${escapeXml(node.title.trim())}</b><span>${escapeXml(nodeKicker(text, node))}</span></div>`;
  const subject = content.subject.trim() === '' ? '' : `<p class="subject">${marked(content.subject)}</p>`;
  const preheader = content.preheader.trim() === '' ? '' : `<p class="preheader">${marked(content.preheader)}</p>`;
  const body =
    content.body.trim() === ''
      ? `<p class="empty">${escapeXml(text('brief.noText'))}</p>`
      : `<p class="body">${marked(content.body)}</p>`;
  const buttons = content.buttons.map((button) => `<span class="button">${marked(button.label)}</span>`).join('');
  const notes = [
    ...(kakao === null || kakao.templateCode === '' ? [] : [text('brief.template', { code: kakao.templateCode })]),
    ...(offer === null ? [] : [text('brief.offer', { label: offer.label })]),
  ];
  const below = notes.map((line) => `<p class="below">${marked(line)}</p>`).join('');
  const second =
    fallback === null
      ? ''
      : `<p class="below">${escapeXml(text('brief.fallback', { channel: fallback.channel }))}</p><div class="bubble second"><p class="body">${marked(fallback.body)}</p></div>`;
  return `<article>${head}<div class="bubble">${subject}${preheader}${body}${buttons === '' ? '' : `<p class="buttons">${buttons}</p>`}</div>${below}${second}</article>`;
}

/** Escaped text whose `#{variables}` carry a mark. */
function marked(content: string): string {
  let html = '';
  let from = 0;
  for (const match of content.matchAll(variable)) {
    html += `${escapeXml(content.slice(from, match.index))}<mark>${escapeXml(match[0])}</mark>`;
    from = match.index + match[0].length;
  }
  return html + escapeXml(content.slice(from));
}
