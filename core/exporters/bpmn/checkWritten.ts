import type { ExportNotes } from '../notes.ts';
import { readSource } from './readSource.ts';

/**
 * Reads the written file back and checks what every BPMN tool relies on: it is a process, no id stands twice, every flow begins and ends
 * at an element, and every element has its place in the drawing.
 */
export function checkWritten(text: string, notes: ExportNotes): void {
  const read = readSource(text);
  if (!read.ok) {
    notes.problem('error', 'export.invalidOutput', { path: '', reason: read.error ?? 'bpmn:process' });
    return;
  }
  const ids = Array.from(text.matchAll(/<[\w:]+ id="([^"]*)"/g), (match) => match[1]!);
  const seen = new Set<string>();
  const repeated = ids.find((id) => seen.size === seen.add(id).size);
  if (repeated !== undefined) notes.problem('error', 'export.invalidOutput', { path: repeated, reason: 'id' });
  const { elements, flows, sources, places } = read.value;
  for (const { id, to } of flows.values()) {
    const isWhole = elements.has(to) && sources.get(to)!.every((from) => elements.has(from));
    if (!isWhole) notes.problem('error', 'export.brokenLinks', { link: id });
  }
  const undrawn = [...elements.keys()].find((id) => !places.has(id));
  if (undrawn !== undefined) notes.problem('error', 'export.invalidOutput', { path: undrawn, reason: 'BPMNShape' });
}
