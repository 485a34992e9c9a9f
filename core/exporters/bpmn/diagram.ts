import type { XmlElement } from '../../lib/xml.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an element is drawn and which process holds it. */
export interface BpmnElement {
  readonly id: string;
  /** Without prefix: `sendTask`. */
  readonly tag: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly XmlElement[];
  readonly box: Box;
  /** Inside the sub-process that exit rules interrupt, or beside it. */
  readonly place: 'inside' | 'outside';
}

export interface BpmnFlow {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  /** The process variable that has to be true; null = taken without asking. */
  readonly variable: string | null;
  /** What the variable stands for, in words and as a formula. */
  readonly documentation: string;
  readonly isDefault: boolean;
  readonly place: 'inside' | 'outside';
}

/** Everything of a process before it is written. */
export interface Diagram {
  readonly elements: readonly BpmnElement[];
  readonly flows: readonly BpmnFlow[];
  readonly messages: readonly { readonly id: string; readonly name: string }[];
  readonly notes: readonly { readonly id: string; readonly text: string; readonly box: Box }[];
  readonly subProcess: { readonly id: string; readonly name: string; readonly box: Box };
}

/** The sizes of BPMN's marks, pixels, as bpmn.io draws them. */
export const sizes = { event: 36, gateway: 50 } as const;

/** A square mark whose middle is at (x, y). */
export function centred(x: number, y: number, size: number): Box {
  return { x: Math.round(x - size / 2), y: Math.round(y - size / 2), width: size, height: size };
}

export function middleOf(box: Box): { x: number; y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
