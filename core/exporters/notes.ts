import { invariant } from '../lib/invariant.ts';
import type { Journey } from '../journey/spec.ts';
import type { Problem } from '../lint/problem.ts';
import { exportProblem, type ExportProblemCode } from './exportProblem.ts';
import { type FacetCode, facetsOf } from './facets.ts';
import type { FieldDeclaration, FieldNeed, FieldValues, Loss, NodeMapping } from './result.ts';

type Params = Loss['params'];

/** Where an exporter writes down what became of the journey. */
export interface ExportNotes {
  /** The node is the element `element` of the target, under the target's own name for it. */
  mapped(nodeId: string, element: string): void;
  /** It became something near it; `nodeId` null = the journey as a whole. */
  approximated(nodeId: string | null, code: string, params?: Params): void;
  /** It is not in the files. */
  dropped(nodeId: string | null, code: string, params?: Params): void;
  /** The setting is in the files as it is, or a loss of its own has been noted for it. */
  kept(facet: FacetCode, nodeId?: string | null): void;
  /** The value that only the target knows, or the placeholder while it is unknown; required and missing is a problem. */
  field(key: string, about: { nodeId?: string; name?: string }, placeholder: string): string;
  problem(severity: Problem['severity'], code: ExportProblemCode, params?: Params, nodeId?: string | null): void;
}

interface Finished {
  readonly mapping: NodeMapping[];
  readonly losses: Loss[];
  readonly fields: FieldNeed[];
  readonly problems: Problem[];
}

/** Notes for one run, and what they came to. Same loss noted twice counts once. */
export function recordNotes(
  exporter: { readonly id: string; readonly fields: readonly FieldDeclaration[] },
  journey: Journey,
  values: FieldValues,
): { notes: ExportNotes; finish: () => Finished } {
  const elements = new Map<string, string[]>(journey.nodes.map((node) => [node.id, []]));
  const losses = new Map<string, Loss>();
  const kept = new Set<string>();
  const fields = new Map<string, FieldNeed>();
  const problems: Problem[] = [];

  const lose = (kind: Loss['kind'], nodeId: string | null, code: string, params: Params = {}) => {
    const loss: Loss = { nodeId, kind, code, params: { target: exporter.id, ...params } };
    losses.set(JSON.stringify([nodeId, code, params]), loss);
  };
  const problem: ExportNotes['problem'] = (severity, code, params = {}, nodeId = null) => {
    problems.push(exportProblem(severity, code, { target: exporter.id, ...params }, nodeId));
  };

  const notes: ExportNotes = {
    mapped(nodeId, element) {
      const list = elements.get(nodeId);
      invariant(list !== undefined, `an exporter mapped the unknown node ${nodeId}`);
      if (!list.includes(element)) list.push(element);
    },
    approximated: (nodeId, code, params) => lose('approximated', nodeId, code, params),
    dropped: (nodeId, code, params) => lose('dropped', nodeId, code, params),
    kept: (facet, nodeId = null) => void kept.add(facetKey(facet, nodeId)),
    field(key, about, placeholder) {
      const declared = exporter.fields.find((field) => field.key === key);
      invariant(declared !== undefined, `an exporter asks for the undeclared field ${key}`);
      const address = fieldAddress(key, about);
      const value = Object.hasOwn(values, address) ? values[address]!.trim() : '';
      const need = {
        address,
        key,
        nodeId: about.nodeId ?? null,
        name: about.name ?? null,
        required: declared.required,
      };
      if (!fields.has(address) && value === '' && declared.required) {
        problem('error', 'export.fieldMissing', { field: `${exporter.id}.${key}`, address }, need.nodeId);
      }
      fields.set(address, { ...need, value: value === '' ? null : value });
      return value === '' ? placeholder : value;
    },
    problem,
  };

  const finish = (): Finished => {
    for (const { code, nodeId, params } of facetsOf(journey)) {
      if (!kept.has(facetKey(code, nodeId))) lose('dropped', nodeId, code, params);
    }
    const order = new Map(journey.nodes.map((node, index) => [node.id, index]));
    const lost = new Set([...losses.values()].map((loss) => loss.nodeId));
    const isRefused = [...losses.values()].some((loss) => loss.nodeId === null && loss.code === 'refused');
    for (const node of journey.nodes) {
      if (elements.get(node.id)!.length > 0 || lost.has(node.id)) continue;
      // nothing may vanish without a word, even where an exporter forgot it
      if (node.type === 'note') lose('dropped', node.id, 'note');
      else lose('dropped', node.id, isRefused ? 'refused' : 'unaccounted');
    }
    const place = (loss: Loss) => (loss.nodeId === null ? -1 : (order.get(loss.nodeId) ?? -1));
    return {
      mapping: journey.nodes.map((node) => ({ nodeId: node.id, elements: elements.get(node.id)! })),
      losses: [...losses.values()].sort((a, b) => place(a) - place(b)),
      fields: [...fields.values()],
      problems,
    };
  };
  return { notes, finish };
}

/** The key of a needed value: `key`, `key@<node id>` or `key:<name>`. */
function fieldAddress(key: string, about: { nodeId?: string; name?: string }): string {
  if (about.nodeId !== undefined) return `${key}@${about.nodeId}`;
  return about.name === undefined ? key : `${key}:${about.name}`;
}

function facetKey(facet: FacetCode, nodeId: string | null): string {
  return JSON.stringify([facet, nodeId]);
}
