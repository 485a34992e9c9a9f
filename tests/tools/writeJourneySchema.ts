import { writeFileSync } from 'node:fs';
import { journeyJsonSchema } from '../../core/journey/index.ts';

const file = new URL('../../docs/schema/journey-2.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(journeyJsonSchema(), null, 2)}\n`);
