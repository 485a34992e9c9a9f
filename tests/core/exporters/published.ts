import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

const folder = new URL('../../../../shared/schemas/', import.meta.url);
export const schemasThere = existsSync(new URL('README.md', folder));
export const skipReason = schemasThere ? '' : ' (skipped: ../shared/schemas is not beside the checkout)';

const jsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(jsonSchema), z.record(z.string(), jsonSchema)]),
);
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function read(path: string): Json {
  return jsonSchema.parse(JSON.parse(readFileSync(new URL(path, folder), 'utf8')));
}

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, and `oneOf` `anyOf` where an integer is both of two numbers. Unknown keys
 * are refused where the schema lists the properties of an object, so that a misspelt one is noticed.
 */
function plain(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, oneOf, example: _example, discriminator: _discriminator, ...rest } = schema;
  const inner: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(rest)) {
    inner[key] =
      key === 'properties' && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, plain(property)]))
        : plain(value);
  }
  if (oneOf !== undefined) inner.anyOf = plain(oneOf);
  if (typeof inner.$ref === 'string') inner.$ref = inner.$ref.replace('#/components/schemas/', '#/$defs/');
  const isClosed =
    inner.type === 'object' && inner.properties !== undefined && inner.additionalProperties === undefined;
  if (isClosed && Object.keys(inner.properties as object).length > 0) inner.additionalProperties = false;
  return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner;
}

function componentValidator(path: string, name: string): ValidateFunction {
  const document = z.object({ components: z.object({ schemas: z.record(z.string(), jsonSchema) }) }).parse(read(path));
  const $defs = Object.fromEntries(
    Object.entries(document.components.schemas).map(([key, schema]) => [key, plain(schema)]),
  );
  return new Ajv({ strict: false, validateFormats: false }).compile({ $defs, $ref: `#/$defs/${name}` });
}

interface Published {
  readonly schema: () => ValidateFunction;
  /** The part of our file that the schema is about. */
  readonly part?: string;
}

function fileValidator(path: string): ValidateFunction {
  return new Ajv({ strict: false }).compile(z.record(z.string(), z.unknown()).parse(plain(read(path))));
}

/** What each target has published, by the id of our exporter. Compiled when first asked for. */
const published: Readonly<Record<string, Published>> = {
  klaviyo: { schema: () => componentValidator('klaviyo/create_flow.openapi.json', 'FlowCreateQuery') },
  onesignal: { schema: () => componentValidator('onesignal/create_journey.openapi.json', 'CreateJourneyRequest') },
  dittofeed: { schema: () => fileValidator('dittofeed/journey.schema.json'), part: 'definition' },
  parcelvoy: { schema: () => fileValidator('parcelvoy/journey_steps.schema.json') },
};

/** Whether the target has published a schema at all. */
export function hasPublished(exporterId: string): boolean {
  return Object.hasOwn(published, exporterId);
}

/** What is wrong with the text of an export by the published schema, in the validator's words; null where none is published. */
export function publishedCheck(exporterId: string): ((text: string) => string[]) | null {
  const found = Object.hasOwn(published, exporterId) ? published[exporterId]! : null;
  if (found === null || !schemasThere) return null;
  const validate = found.schema();
  return (text) => {
    const json = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    validate(found.part === undefined ? json : json[found.part]);
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  };
}
