import type { Journey } from '../../journey/spec.ts';
import type { Exporter } from '../exporter.ts';
import { facetsOf } from '../facets.ts';
import type { ExportNotes } from '../notes.ts';
import type { ExportFile } from '../result.ts';
import { fileNamePart } from '../shared/names.ts';
import { aligo } from './aligo.ts';
import { bizppurio } from './bizppurio.ts';
import { type SenderMessage, senderMessageOf, slot } from './message.ts';
import { nhnCloud } from './nhnCloud.ts';
import type { Sender, SenderRequest } from './sender.ts';
import { sens } from './sens.ts';
import { solapi } from './solapi.ts';

/**
 * Exports to Korean senders. None of them takes a journey, so there is one request per message, with slots `{{…}}` for the customer's
 * values and for secrets, and an index that says which file is which and what has to hold before it is sent.
 */
export const senderExporters: readonly Exporter[] = [solapi, nhnCloud, sens, aligo, bizppurio].map(exporterOf);

function exporterOf(sender: Sender): Exporter {
  return {
    id: sender.id,
    version: sender.version,
    fields: sender.fields,
    run(journey, notes) {
      const written = journey.nodes.flatMap((node) => {
        if (node.type === 'message') return fileOf(sender, senderMessageOf(node), journey, notes);
        if (node.type !== 'note') notes.dropped(node.id, 'senderFlow');
        return [];
      });
      keepJourney(journey, notes);
      if (written.length === 0) {
        notes.problem('warning', 'export.senderNothing');
        return [];
      }
      return [...written.map(({ file }) => file), indexFile(sender, journey, written)];
    },
  };
}

interface Written {
  readonly file: ExportFile;
  readonly message: SenderMessage;
  readonly request: SenderRequest;
}

function fileOf(sender: Sender, message: SenderMessage, journey: Journey, notes: ExportNotes): Written[] {
  const { node } = message;
  const request = sender.request(message, (key, placeholder) => {
    const declared = sender.fields.find((field) => field.key === key);
    return notes.field(key, declared?.per === 'node' ? { nodeId: node.id } : {}, placeholder);
  });
  if (request === null) {
    notes.dropped(node.id, 'senderChannel', { channel: node.channel });
    return [];
  }
  const number = journey.nodes.filter((one) => one.type === 'message').indexOf(node) + 1;
  const title = node.title.trim() === '' ? '' : `-${fileNamePart(node.title)}`;
  const stem = `${String(number).padStart(2, '0')}-${node.channel}${title}.${sender.id}`;
  const file: ExportFile = request.form
    ? { name: `${stem}.form.txt`, mediaType: 'application/x-www-form-urlencoded', text: formText(request.body) }
    : { name: `${stem}.json`, mediaType: 'application/json', text: `${JSON.stringify(request.body, null, 2)}\n` };
  notes.mapped(node.id, file.name);
  keepMessage(sender, message, notes);
  check(message, request, notes);
  return [{ file, message, request }];
}

/** What is still empty is a draft; what is too long would be refused by the sender. */
function check(message: SenderMessage, request: SenderRequest, notes: ExportNotes): void {
  const { node } = message;
  if (message.body.trim() === '') {
    notes.problem('warning', 'export.senderEmpty', {}, node.id);
    return;
  }
  const parsed = request.schema.safeParse(request.body);
  for (const issue of parsed.success ? [] : parsed.error.issues.slice(0, 5)) {
    notes.problem('warning', 'export.senderRefuses', { path: issue.path.join('.'), reason: issue.message }, node.id);
  }
}

function keepMessage(sender: Sender, { node, isAdvertising, fallback }: SenderMessage, notes: ExportNotes): void {
  const isKakao = node.channel === 'alimtalk' || node.channel === 'brandMessage';
  if (isKakao) notes.kept('kakao', node.id);
  if (isKakao && node.kakao?.targeting === 'F' && node.channel === 'brandMessage') {
    notes.approximated(node.id, 'senderFriends');
  }
  const hasWrongType = node.channel === 'brandMessage' && node.kakao !== null && node.kakao.messageType !== 'TEXT';
  if (hasWrongType) notes.approximated(node.id, 'senderBubble', { type: node.kakao!.messageType });
  if (node.channel === 'mms') notes.approximated(node.id, 'senderImage');
  if (isKakao) notes.kept('buttons', node.id);
  const canFallBack = isKakao && !(sender.id === 'sens' && node.channel === 'brandMessage');
  if (fallback !== null && canFallBack) notes.kept('fallback', node.id);
  if (node.channel !== 'sms' && !isKakao) notes.kept('subject', node.id);
  // both are rules for whoever calls; the index says so beside each file
  if (isAdvertising) {
    notes.kept('consent', node.id);
    notes.approximated(node.id, 'senderAdvertising');
    if (node.channel !== 'email') notes.kept('quietHours', node.id);
  }
}

/** Everything about the journey as a whole is one loss: a sender has no place for it. */
function keepJourney(journey: Journey, notes: ExportNotes): void {
  for (const facet of facetsOf(journey)) if (facet.nodeId === null) notes.kept(facet.code);
  notes.dropped(null, 'senderNoJourney');
}

function formText(body: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(body).map(([key, value]) => `${encodeURIComponent(key)}=${formValue(String(value))}`);
  return `${pairs.join('&')}\n`;
}

/** Percent-encoded, but for the braces of slots, so that they can still be found and filled (with encoded values). */
function formValue(value: string): string {
  const encoded = encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '\ufffd'));
  return encoded.replaceAll(/%7B%7B((?:(?!%7[BD]).)*)%7D%7D/g, (_, name: string) => `{{${decodeURIComponent(name)}}}`);
}

function indexFile(sender: Sender, journey: Journey, written: readonly Written[]): ExportFile {
  const index = {
    format: 'yeojeong.sender',
    version: 1,
    sender: sender.id,
    api: sender.version,
    journey: { id: journey.id, name: journey.name },
    messages: written.map(({ file, message, request }) => ({
      file: file.name,
      nodeId: message.node.id,
      title: message.node.title,
      channel: message.node.channel,
      method: request.method,
      url: request.url,
      headers: request.headers,
      contentType: file.mediaType,
      fill: [slot('phone'), ...message.variables.map(slot)],
      purpose: message.node.purpose,
      before: rulesOf(message),
      fallback: message.fallback?.type ?? null,
    })),
  };
  const name = `${fileNamePart(journey.name)}.${sender.id}.index.json`;
  return { name, mediaType: 'application/json', text: `${JSON.stringify(index, null, 2)}\n` };
}

/** What the law and Kakao ask before this message may be sent, as codes for whoever writes the caller. */
function rulesOf({ node, isAdvertising }: SenderMessage): string[] {
  if (!isAdvertising) return [];
  const hours = node.channel === 'brandMessage' ? '08:00-20:50' : '08:00-21:00';
  const night = node.nightPolicy === 'wait' ? 'next-allowed-time' : 'do-not-send';
  return ['advertising-consent', `sending-hours ${hours} otherwise ${night}`, 'starts-with (광고)', 'free-opt-out-080'];
}
