import { describe, expect, it } from 'vitest';
import { exportJourney, findExporter } from '../../../core/exporters/index.ts';
import { importJourney } from '../../../core/i18n/en/importJourney.ts';
import { readJourneyText } from '../../../core/importers/index.ts';
import { journeyOf, trigger, wait } from '../exporters/builders.ts';
import { generatedJourneys, templateJourneys } from '../exporters/journeys.ts';

const bpmn = findExporter('bpmn')!;
const journeys = [...templateJourneys().map(([, journey]) => journey), ...generatedJourneys(100)];

describe('the text of a journey file', () => {
  it('is read as BPMN where it is XML, with a loss for every note that was made', () => {
    for (const journey of journeys) {
      const [file] = exportJourney(bpmn, journey, { fields: {} }).files;
      if (file === undefined) continue;
      const read = readJourneyText(`\uFEFF\n${file.text}`, 'imported');
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      expect(read.value.format).toBe('bpmn');
      expect(read.value.journey.id).toBe('imported');
      for (const { code } of read.value.losses) expect(importJourney).toHaveProperty([`importLoss.${code}`]);
    }
  });

  it('is refused by name of what it is not', () => {
    const codes = (text: string) => {
      const read = readJourneyText(text, 'x');
      return read.ok ? [] : read.error.map(({ code }) => code);
    };
    expect(codes('hello')).toEqual(['spec.notJson']);
    expect(codes('{}')).toEqual(['spec.notAJourney']);
    expect(codes('<a/>')).toEqual(['export.bpmnNoProcess']);
    expect(codes('<!DOCTYPE html><html><body>')).toEqual(['export.bpmnUnreadable']);
    expect(codes('{"format":"yeojeong.journey","version":99}')).toEqual(['spec.newerVersion']);
  });
});

describe('a file of five thousand steps', () => {
  const waits = Array.from({ length: 5000 }, (_, index) => wait(`w${index}`, 60 * (index + 1)));
  const chain = ['t', ...waits.map(({ id }) => id)];
  const journey = journeyOf([trigger('t'), ...waits], chain);

  it.each(['native', 'klaviyo', 'dittofeed', 'n8n', 'bpmn'])('of %s is read with all of them', (target) => {
    const [file] = exportJourney(findExporter(target)!, journey, { fields: {} }).files;
    const read = readJourneyText(file!.text, 'imported');
    if (!read.ok) throw new Error(JSON.stringify(read.error.slice(0, 3)));
    const steps = read.value.journey.nodes.filter(({ type }) => type === 'wait');
    expect(steps).toHaveLength(5000);
    expect(read.value.journey.edges.length).toBeGreaterThanOrEqual(5000);
  });
});
