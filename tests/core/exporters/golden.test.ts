import { describe, expect, it } from 'vitest';
import { exportJourney, exporters } from '../../../core/exporters/index.ts';
import { templateJourneys } from './journeys.ts';

const shown = templateJourneys().filter(([name]) => name === 'abandonedCart-ko' || name === 'winBack-en');
const targets = [
  'native',
  'klaviyo',
  'onesignal',
  'hubspot',
  'sfmc',
  'mautic',
  'dittofeed',
  'parcelvoy',
  'mailerlite',
  'n8n',
  'webhook',
];

/** Files of each version of each target's format; a change is looked at, and a new version gets files of its own. */
describe.each(exporters.filter(({ id }) => targets.includes(id)).map((one) => [one.id, one] as const))(
  'the files for %s',
  (id, exporter) => {
    it.each(shown)('of %s are those kept', async (name, journey) => {
      const { files, losses } = exportJourney(exporter, journey, { fields: {} });
      const folder = `../../golden/exporters/${id}-${exporter.version}`;
      for (const [index, file] of files.entries()) {
        const number = files.length > 1 ? `-${index + 1}` : '';
        await expect(file.text).toMatchFileSnapshot(`${folder}/${name}${number}.json`);
      }
      const told = losses.map(({ nodeId, kind, code }) => `${nodeId ?? '*'} ${kind} ${code}`).join('\n');
      await expect(`${told}\n`).toMatchFileSnapshot(`${folder}/${name}.losses.txt`);
    });
  },
);
