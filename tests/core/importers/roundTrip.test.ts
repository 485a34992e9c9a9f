import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mauticFileSchema } from '../../../core/exporters/mautic/schema.ts';
import { n8nWorkflowSchema } from '../../../core/exporters/n8n/schema.ts';
import { exportJourney, exporters } from '../../../core/exporters/index.ts';
import { readJourneyFile } from '../../../core/importers/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { generatedJourneys, templateJourneys } from '../exporters/journeys.ts';

const journeys = [...templateJourneys().map(([, journey]) => journey), ...generatedJourneys(200)];

function filesOf(target: string, journey: Journey): unknown[] {
  const exporter = exporters.find(({ id }) => id === target)!;
  return exportJourney(exporter, journey, { fields: {} }).files.map((file): unknown => JSON.parse(file.text));
}

function imported(file: unknown): Journey {
  const read = readJourneyFile(file, 'imported');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.journey;
}

describe('what an export holds is all there again after an import', () => {
  // what the export could not hold is in its losses; the rest must come back, so a second export is the same file
  it.each(['native', 'klaviyo'])('of %s, to the byte', (target) => {
    for (const journey of journeys) {
      for (const file of filesOf(target, journey)) expect(filesOf(target, imported(file))).toEqual([file]);
    }
  });

  it('of dittofeed, but for the id there, which is made from the id of the journey', () => {
    for (const journey of journeys) {
      for (const file of filesOf('dittofeed', journey)) {
        expect(filesOf('dittofeed', imported(file))).toEqual([{ ...(file as object), id: expect.any(String) }]);
      }
    }
  });
});

/** A campaign as a tree that says nothing of ids: what each event does and waits for, and what follows by yes and no. */
function mauticTree(file: unknown): unknown {
  const [part] = mauticFileSchema.parse(file);
  const names = new Map(
    part!.lists.map(({ id, name }) => [
      id,
      name.replace(/^SEGMENT\("(.*)"\)$/s, (_, id: string) => JSON.parse(`"${id}"`)),
    ]),
  );
  const below = (parent: number | null): unknown[] =>
    part!.campaign_event
      .filter((event) => event.parent_id === parent)
      .map(
        ({ id, type, properties, decisionPath, trigger_interval, trigger_interval_unit, trigger_hour, ...event }) => ({
          type,
          properties:
            type === 'lead.segments'
              ? z
                  .array(z.number())
                  .parse(properties.segments)
                  .map((list) => names.get(list))
              : properties,
          path: decisionPath,
          when: [
            trigger_interval,
            trigger_interval > 0 ? trigger_interval_unit : '',
            trigger_hour,
            event.triggerRestrictedDaysOfWeek,
          ],
          next: below(id),
        }),
      )
      .sort((a, b) => (a.path < b.path ? 1 : -1));
  return { again: part!.campaign[0]!.allow_restart, events: below(null) };
}

describe('a campaign of Mautic', () => {
  it('comes back as the same tree of events, waits and paths', () => {
    for (const journey of templateJourneys().map(([, one]) => one)) {
      for (const file of filesOf('mautic', journey)) {
        for (const again of filesOf('mautic', imported(file))) {
          const [before, after] = [mauticTree(file), mauticTree(again)].map((tree) =>
            // the payload names the node that it came from
            JSON.stringify(tree).replaceAll(/\{"label":"nodeId","value":"[^"]*"\},/g, ''),
          );
          expect(after).toEqual(before);
        }
      }
    }
  });
});

describe('a workflow of n8n', () => {
  it('comes back with its waits, notes and connections', () => {
    for (const journey of journeys) {
      const [file] = filesOf('n8n', journey);
      const workflow = n8nWorkflowSchema.parse(file);
      const back = imported(file);
      const waits = workflow.nodes.filter(
        (node) => node.type.endsWith('.wait') && node.parameters.resume === 'timeInterval',
      );
      expect(back.nodes.filter((node) => node.type === 'wait').map((node) => node.id)).toEqual(
        waits.map((node) => node.name),
      );
      const notes = workflow.nodes.filter((node) => node.type.endsWith('.stickyNote'));
      expect(back.nodes.filter((node) => node.type === 'note').length).toBeGreaterThanOrEqual(notes.length);
    }
  });
});
