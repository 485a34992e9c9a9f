import { z } from 'zod';
import {
  conditionSchema,
  countTestSchema,
  eventTestSchema,
  propertyTestSchema,
  spanSchema,
  valueTestSchema,
} from '../segment/condition.ts';
import { delaySchema, responseSchema } from './channels.ts';
import {
  armSchema,
  awaitedSchema,
  changeSchema,
  contentSchema,
  kakaoSchema,
  nodeSchema,
  offerSchema,
  scheduleSchema,
  triggerSchema,
  waitSchema,
} from './nodes.ts';
import {
  edgeSchema,
  entrySchema,
  exitRulesSchema,
  goalEventSchema,
  journeySchema,
  limitsSchema,
  mutedProblemSchema,
} from './spec.ts';

const definitions = {
  Condition: conditionSchema,
  ValueTest: valueTestSchema,
  PropertyTest: propertyTestSchema,
  CountTest: countTestSchema,
  Span: spanSchema,
  EventTest: eventTestSchema,
  Delay: delaySchema,
  Response: responseSchema,
  Node: nodeSchema,
  Trigger: triggerSchema,
  Schedule: scheduleSchema,
  Wait: waitSchema,
  Awaited: awaitedSchema,
  Arm: armSchema,
  Offer: offerSchema,
  Kakao: kakaoSchema,
  Content: contentSchema,
  Change: changeSchema,
  Edge: edgeSchema,
  GoalEvent: goalEventSchema,
  Entry: entrySchema,
  ExitRules: exitRulesSchema,
  Limits: limitsSchema,
  MutedProblem: mutedProblemSchema,
};

/** The journey file format as JSON Schema 2020-12; checked in as docs/schema/journey-2.schema.json. Earlier versions stay there as released. */
export function journeyJsonSchema(): object {
  const names = z.registry<{ id?: string; title?: string }>();
  for (const [id, schema] of Object.entries(definitions)) names.add(schema, { id });
  names.add(journeySchema, { title: 'Yeojeong journey, version 2' });
  return z.toJSONSchema(journeySchema, { metadata: names, io: 'input' });
}
