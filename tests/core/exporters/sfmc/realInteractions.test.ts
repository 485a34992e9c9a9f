import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportJourney, findExporter } from '../../../../core/exporters/index.ts';
import { sfmcInteractionSchema } from '../../../../core/exporters/sfmc/schema.ts';
import { readXml } from '../../../../core/lib/readXml.ts';
import type { XmlElement } from '../../../../core/lib/xml.ts';
import { everyNodeJourney } from '../everyNode.ts';
import { generatedJourneys, templateJourneys } from '../journeys.ts';

const folder = new URL('../../../../../shared/schemas/sfmc/', import.meta.url);
const fixtures = [
  'get-multistep-expected.json',
  'testExisting_journey_Multistep.json',
  'testExisting_journey_updatecontact.json',
];
const isThere = existsSync(new URL(fixtures[0]!, folder));
const skipped = isThere ? '' : ' (skipped: ../shared/schemas is not beside the checkout)';

const objectSchema = z.record(z.string(), z.unknown());
const interactionSchema = z.looseObject({
  activities: z.array(
    z.looseObject({
      type: z.string(),
      key: z.string(),
      outcomes: z.array(z.looseObject({ key: z.string(), next: z.string().optional() })),
    }),
  ),
  triggers: z.array(objectSchema),
});

function realInteractions() {
  return fixtures.map((name) => interactionSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
}

function exported() {
  const journeys = [...templateJourneys().map(([, journey]) => journey), everyNodeJourney, ...generatedJourneys(100)];
  return journeys.flatMap((journey) =>
    exportJourney(findExporter('sfmc')!, journey, { fields: {} }).files.map((file) =>
      interactionSchema.parse(JSON.parse(file.text)),
    ),
  );
}

/** Every key of a value as a path with its type; names that people give (of outcomes, of criteria) are a star. */
function pathsOf(value: unknown, path: string, into: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) pathsOf(item, `${path}[]`, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      pathsOf(inner, `${path}.${path.endsWith('.criteria') ? '*' : key}`, into);
    }
  } else into.add(`${path}: ${value === null ? 'null' : typeof value}`);
  return into;
}

/** What stands for an entry event's key in files that name things by key instead of by id. */
const renamed: Readonly<Record<string, string>> = { r__event_key: 'eventDefinitionKey' };

describe.runIf(isThere)(`real interactions of Journey Builder${skipped}`, () => {
  it('are interactions by our schema, once what the server adds is left out', () => {
    for (const interaction of realInteractions()) {
      const { shape } = sfmcInteractionSchema;
      const known = (value: Record<string, unknown>, keys: readonly string[]) =>
        Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
      const reduced = {
        ...known(interaction, Object.keys(shape)),
        defaults: { email: z.looseObject({ email: z.array(z.string()) }).parse(interaction['defaults']).email },
        activities: interaction.activities.map((activity) =>
          known(activity, Object.keys(shape.activities.element.shape)),
        ),
      };
      expect(sfmcInteractionSchema.safeParse(reduced).error?.issues ?? []).toEqual([]);
    }
  });

  it('hold every key that we write, with a value of the same type, in activities of the types that they have', () => {
    const real = realInteractions();
    const pathsByType = (interactions: ReturnType<typeof realInteractions>) => {
      const byType = new Map<string, Set<string>>();
      for (const { activities } of interactions) {
        for (const activity of activities) {
          const paths = byType.get(activity.type) ?? new Set<string>();
          byType.set(activity.type, pathsOf({ ...activity, name: '' }, '', paths));
        }
      }
      return byType;
    };
    const realPaths = pathsByType(real);
    // kinds of waits that no real interaction here has, and the way on, which those after which the journey ends lack
    const elsewhere = [
      '.outcomes[].next: string',
      '.configurationArguments.specifiedTime: string',
      '.configurationArguments.waitEndDateAttributeExpression: string',
    ];
    const compared: string[] = [];
    for (const [type, ours] of pathsByType(exported())) {
      const theirs = realPaths.get(type);
      if (theirs === undefined) continue;
      compared.push(type);
      const unknown = [...ours].filter((path) => !theirs.has(path) && !elsewhere.includes(path));
      expect({ type, unknown }).toEqual({ type, unknown: [] });
    }
    expect(compared.sort()).toEqual(['EMAILV2', 'MULTICRITERIADECISION', 'UPDATECONTACTDATA', 'WAIT']);
    const triggersOf = (interactions: ReturnType<typeof realInteractions>) =>
      interactions.flatMap(({ triggers }) =>
        triggers.map(({ metaData, ...rest }) => ({
          ...rest,
          metaData: Object.fromEntries(
            Object.entries(objectSchema.parse(metaData)).map(([key, value]) => [renamed[key] ?? key, value]),
          ),
        })),
      );
    const paths = (values: unknown[]) => values.reduce<Set<string>>((all, value) => pathsOf(value, '', all), new Set());
    expect([...paths(triggersOf(exported()))].filter((path) => !paths(triggersOf(real)).has(path))).toEqual([]);
  });

  it('write conditions as ours are written: the same elements and attributes, and operators of the same kind', () => {
    const criteria = (interactions: ReturnType<typeof realInteractions>) =>
      interactions.flatMap(({ activities }) =>
        activities.flatMap((activity) => {
          const parsed = z
            .looseObject({ configurationArguments: z.looseObject({ criteria: z.record(z.string(), z.string()) }) })
            .safeParse(activity);
          return parsed.success ? Object.values(parsed.data.configurationArguments.criteria) : [];
        }),
      );
    const shapes = (xmls: readonly string[]) => {
      const found = new Set<string>();
      const visit = ({ name, attributes, children }: XmlElement, parent: string) => {
        found.add(`${parent}>${name} ${Object.keys(attributes).join()}`);
        for (const child of children) visit(child, name === 'ConditionSet' ? 'ConditionSet' : name);
      };
      for (const xml of xmls) {
        const read = readXml(xml, {});
        if (!read.ok) throw new Error(read.error);
        visit(read.value, '');
      }
      return found;
    };
    const theirs = shapes(criteria(realInteractions()));
    expect(theirs.size).toBeGreaterThan(3);
    const ours = [...shapes(criteria(exported()))].filter((shape) => !theirs.has(shape));
    // sets in sets, for which the format has the same element
    expect(ours.map((shape) => shape.replaceAll(/ns\d+:/g, ''))).toEqual([
      'ConditionSet>ConditionSet Operator,ConditionSetName',
    ]);
  });

  it('begin where no outcome leads to, as ours do', () => {
    for (const { activities } of [...realInteractions(), ...exported()]) {
      if (activities.length === 0) continue;
      const reached = new Set(activities.flatMap(({ outcomes }) => outcomes.map(({ next }) => next)));
      expect(activities.filter(({ key }) => !reached.has(key))).toHaveLength(1);
    }
  });
});
