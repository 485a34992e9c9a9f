import { z } from 'zod';
import {
  conditionSchema,
  countTestSchema,
  propertyTestSchema,
  spanSchema,
  valueTestSchema,
} from '../segment/condition.ts';
import { delaySchema, responseSchema } from './channels.ts';
import { changeSchema, contentSchema, nodeSchema, scheduleSchema, triggerSchema, waitSchema } from './nodes.ts';
import { edgeSchema, entrySchema, exitRulesSchema, goalEventSchema, journeySchema } from './spec.ts';

const definitions = {
  Condition: conditionSchema,
  ValueTest: valueTestSchema,
  PropertyTest: propertyTestSchema,
  CountTest: countTestSchema,
  Span: spanSchema,
  Delay: delaySchema,
  Response: responseSchema,
  Node: nodeSchema,
  Trigger: triggerSchema,
  Schedule: scheduleSchema,
  Wait: waitSchema,
  Content: contentSchema,
  Change: changeSchema,
  Edge: edgeSchema,
  GoalEvent: goalEventSchema,
  Entry: entrySchema,
  ExitRules: exitRulesSchema,
};

/** The journey file format as JSON Schema 2020-12; checked in as docs/schema/journey-1.schema.json. */
export function journeyJsonSchema(): object {
  const names = z.registry<{ id?: string; title?: string }>();
  for (const [id, schema] of Object.entries(definitions)) names.add(schema, { id });
  names.add(journeySchema, { title: 'Yeojeong journey, version 1' });
  return z.toJSONSchema(journeySchema, { metadata: names, io: 'input' });
}
