import type { DatasetSchema } from '../dataset/dataset.ts';
import { createGraph, type JourneyGraph } from '../journey/index.ts';
import type { NodeOf, NodeType } from '../journey/nodes.ts';
import type { Journey } from '../journey/spec.ts';
import type { Problem } from './problem.ts';

/** What every rule may look at. */
export interface LintContext {
  readonly journey: Journey;
  readonly graph: JourneyGraph;
  readonly schema: DatasetSchema | null;
  readonly attributes: ReadonlyMap<string, DatasetSchema['attributes'][number]>;
  readonly eventNames: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, DatasetSchema['eventProperties'][number]>;
  /** Attributes that the journey itself sets. */
  readonly setAttributes: ReadonlySet<string>;
}

/** Looks for one kind of mistake; rules do not depend on each other. */
export type Rule = (context: LintContext) => Problem[];

export function createContext(journey: Journey, schema: DatasetSchema | null): LintContext {
  const changes = journey.nodes.flatMap((node) => (node.type === 'update' ? node.changes : []));
  return {
    journey,
    graph: createGraph(journey),
    schema,
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
