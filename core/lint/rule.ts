import type { DatasetSchema } from '../dataset/dataset.ts';
import { createGraph, type JourneyGraph } from '../journey/index.ts';
import type { NodeOf, NodeType } from '../journey/nodes.ts';
import type { Journey } from '../journey/spec.ts';
import type { AttributeLength, LintFacts } from './facts.ts';
import type { Problem } from './problem.ts';

/** What every rule may look at. */
export interface LintContext {
  readonly journey: Journey;
  readonly graph: JourneyGraph;
  /** Ids of the nodes from which a run comes to this one, along edges and jumps. */
  previous(nodeId: string): readonly string[];
  readonly schema: DatasetSchema | null;
  readonly facts: LintFacts;
  readonly lengths: ReadonlyMap<string, AttributeLength>;
  readonly attributes: ReadonlyMap<string, DatasetSchema['attributes'][number]>;
  readonly eventNames: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, DatasetSchema['eventProperties'][number]>;
  /** Attributes that the journey itself sets. */
  readonly setAttributes: ReadonlySet<string>;
}

/** Looks for one kind of mistake; rules do not depend on each other. */
export type Rule = (context: LintContext) => Problem[];

export function createContext(journey: Journey, schema: DatasetSchema | null, facts: LintFacts): LintContext {
  const changes = journey.nodes.flatMap((node) => (node.type === 'update' ? node.changes : []));
  const graph = createGraph(journey);
  const previous = new Map<string, string[]>();
  for (const { id } of journey.nodes) {
    for (const to of graph.next(id)) {
      const known = previous.get(to);
      if (known) known.push(id);
      else previous.set(to, [id]);
    }
  }
  return {
    journey,
    graph,
    previous: (nodeId) => previous.get(nodeId) ?? [],
    schema,
    facts,
    lengths: new Map(facts.lengths?.map((length) => [length.attribute, length])),
    attributes: new Map(schema?.attributes.map((attribute) => [attribute.name, attribute])),
    eventNames: new Set(schema?.eventTypes.map((type) => type.name)),
    properties: new Map(schema?.eventProperties.map((property) => [property.name, property])),
    setAttributes: new Set(changes.flatMap((change) => (change.kind === 'setAttribute' ? [change.attribute] : []))),
  };
}

/** The rule that looks at each node of one type by itself. */
export function nodeRule<Type extends NodeType>(
  type: Type,
  check: (node: NodeOf<Type>, context: LintContext) => Problem[],
): Rule {
  const isOfType = (node: Journey['nodes'][number]): node is NodeOf<Type> => node.type === type;
  return (context) => context.journey.nodes.filter(isOfType).flatMap((node) => check(node, context));
}
