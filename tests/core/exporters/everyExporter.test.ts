import { describe, expect, it } from 'vitest';
import { exporters, exportJourney, type ExportResult } from '../../../core/exporters/index.ts';
import { channels } from '../../../core/journey/channels.ts';
import { conditionsIn } from '../../../core/journey/index.ts';
import { type JourneyNode, type NodeOf, nodeSchema, triggerSchema, waitSchema } from '../../../core/journey/nodes.ts';
import { documentTexts } from '../../../core/words/texts.ts';
import { everyNodeJourney } from './everyNode.ts';
import { generatedJourneys, templateJourneys } from './journeys.ts';
import { hasPublished, publishedCheck, skipReason } from './published.ts';

const texts = (['ko', 'en'] as const).map((language) => documentTexts(language, 'Asia/Seoul').text);
const journeys = [...templateJourneys().map(([, journey]) => journey), everyNodeJourney, ...generatedJourneys(200)];
const options = { fields: {} };

/** Every text of the result in both languages, to see that none is missing. */
function allTexts(result: ExportResult, id: string): string[] {
  return texts.flatMap((text) => [
    text(`exportTarget.${id}`),
    ...result.losses.map((loss) => text(`exportLoss.${loss.code}`, loss.params)),
    ...result.problems.map((problem) => text(`problem.${problem.code}`, problem.params)),
    ...result.fields.map((field) => text(`exportField.${id}.${field.key}`)),
  ]);
}

describe('the journeys of these tests', () => {
  const nodes = journeys.flatMap((journey) => journey.nodes);
  it('have nodes of every type, triggers of every kind, waits of every kind and every channel', () => {
    expect(new Set(nodes.map(({ type }) => type))).toEqual(
      new Set(nodeSchema.options.map(({ shape }) => shape.type.value)),
    );
    const of = <Type extends JourneyNode['type']>(type: Type) =>
      nodes.filter((node): node is NodeOf<Type> => node.type === type);
    expect(new Set(of('trigger').map((node) => node.trigger.kind))).toEqual(
      new Set(triggerSchema.options.flatMap(({ shape }) => [...shape.kind.values])),
    );
    expect(new Set(of('wait').map((node) => node.wait.kind))).toEqual(
      new Set(waitSchema.options.map(({ shape }) => shape.kind.value)),
    );
    expect(new Set(of('message').map((node) => node.channel))).toEqual(new Set(channels));
    const conditions = JSON.stringify(journeys.flatMap(conditionsIn));
    for (const kind of [
      'all',
      'any',
      'not',
      'attribute',
      'event',
      'message',
      'eventMeasure',
      'followed',
      'segment',
      'tag',
    ]) {
      expect(conditions).toContain(`"kind":"${kind}"`);
    }
  });
});

describe.each(exporters.map((exporter) => [exporter.id, exporter] as const))('the export to %s', (id, exporter) => {
  it('takes every template and generated journey without an invalid file', () => {
    for (const journey of journeys) {
      const { problems, files } = exportJourney(exporter, journey, options);
      const faults = problems.filter(
        ({ code, severity }) => severity === 'error' && !['export.fieldMissing', 'export.noTrigger'].includes(code),
      );
      expect(faults).toEqual([]);
      for (const file of files) expect(file.name).toMatch(/^[^/\\:*?"<>|]{1,120}$/);
    }
  });

  it('writes the same bytes again', () => {
    for (const journey of journeys) {
      expect(exportJourney(exporter, structuredClone(journey), options)).toEqual(
        exportJourney(exporter, journey, options),
      );
    }
  });

  it('accounts for every node, by an element of its own or a loss', () => {
    for (const journey of journeys) {
      const { mapping, losses } = exportJourney(exporter, journey, options);
      expect(losses.filter(({ code }) => code === 'unaccounted')).toEqual([]);
      const lost = new Set(losses.map(({ nodeId }) => nodeId));
      expect(mapping.filter(({ nodeId, elements }) => elements.length === 0 && !lost.has(nodeId))).toEqual([]);
      expect(mapping.map(({ nodeId }) => nodeId)).toEqual(journey.nodes.map((node) => node.id));
    }
  });

  it('has words for everything it reports in both languages', () => {
    const missing = new Set(
      journeys
        .flatMap((journey) => allTexts(exportJourney(exporter, journey, options), id))
        .flatMap((text) => text.match(/⟦[^⟧]*⟧/g) ?? []),
    );
    expect([...missing]).toEqual([]);
  });

  if (!hasPublished(id)) return;
  const check = publishedCheck(id);
  it.runIf(check !== null)(`is accepted by the schema that ${id} has published${skipReason}`, () => {
    for (const journey of journeys) {
      for (const file of exportJourney(exporter, journey, options).files) expect(check?.(file.text)).toEqual([]);
    }
  });
});
