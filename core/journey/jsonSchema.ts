import { z } from 'zod';
import { conditionSchema } from '../segment/condition.ts';
import { journeySchema } from './spec.ts';

/** The journey file format as JSON Schema 2020-12; checked in as docs/schema/journey-1.schema.json. */
export function journeyJsonSchema(): object {
  const names = z.registry<{ id?: string; title?: string }>();
  names.add(conditionSchema, { id: 'Condition' });
  names.add(journeySchema, { title: 'Yeojeong journey, version 1' });
  return z.toJSONSchema(journeySchema, { metadata: names, io: 'input' });
}
