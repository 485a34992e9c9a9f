import type { Translate } from '../../i18n/index.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import { textElement, type XmlElement } from '../../lib/xml.ts';
import type { ExportNotes } from '../notes.ts';
import type { BpmnElement, BpmnFlow, Box, Diagram } from './diagram.ts';

/** What planning shares: ids, words, messages met so far, and where losses are noted. */
export interface Planning {
  readonly journey: Journey;
  readonly notes: ExportNotes;
  readonly text: Translate;
  idOf(nodeId: string): string;
  /** The process variable of a port. */
  variableOf(nodeId: string, port: string): string;
  messageOf(name: string): string;
}

/** The part that exit rules interrupt: all nodes behind the triggers, and how one gets in. */
export interface Inside {
  readonly elements: readonly BpmnElement[];
  readonly flows: readonly BpmnFlow[];
  readonly notes: Diagram['notes'];
  readonly triggers: readonly NodeOf<'trigger'>[];
}

export const terminate = 'bpmn:terminateEventDefinition';

/** A flow that is taken without asking, still without its end. */
export function straight(from: string): Omit<BpmnFlow, 'to' | 'place'> {
  return { from, name: '', variable: null, documentation: '', isDefault: false };
}

export function plain(from: string, to: string, place: BpmnFlow['place'] = 'inside'): BpmnFlow {
  return { ...straight(from), to, place };
}

/** A merge has no name; lint tools ask for one on splits only. */
export function gateway(id: string, box: Box, place: BpmnElement['place'] = 'inside'): BpmnElement {
  return { id, tag: 'exclusiveGateway', name: '', attributes: {}, children: [], box, place };
}

export function endEvent(
  id: string,
  name: string,
  box: Box,
  children: readonly XmlElement[] = [],
  place: BpmnElement['place'] = 'inside',
): BpmnElement {
  return { id, tag: 'endEvent', name, attributes: {}, children, box, place };
}

export function documentation(text: string): XmlElement[] {
  return text.trim() === '' ? [] : [textElement('bpmn:documentation', text)];
}
