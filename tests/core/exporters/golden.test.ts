import { describe, expect, it } from 'vitest';
import { exportJourney, exporters } from '../../../core/exporters/index.ts';
import { everyNodeJourney } from './everyNode.ts';
import { templateJourneys } from './journeys.ts';

const shown = [
  ...templateJourneys().filter(([name]) => name === 'abandonedCart-ko' || name === 'winBack-en'),
  ['everyNode-ko', everyNodeJourney] as const,
];

/** Files of each version of each target's format; a change is looked at, and a new version gets files of its own. */
describe.each(exporters.map((one) => [one.id, one] as const))('the files for %s', (id, exporter) => {
  it.each(shown)('of %s are those kept', async (name, journey) => {
    const language = name.endsWith('-en') ? 'en' : 'ko';
    const { files, losses } = exportJourney(exporter, journey, { fields: {}, language });
    const folder = `../../golden/exporters/${id}-${exporter.version.replaceAll(/[^\w.-]+/g, '_')}`;
    for (const [index, file] of files.entries()) {
      const number = files.length > 1 ? `-${index + 1}` : '';
      const extension = file.name.slice(file.name.lastIndexOf('.'));
      await expect(file.text).toMatchFileSnapshot(`${folder}/${name}${number}${extension}`);
    }
    const told = losses.map(({ nodeId, kind, code }) => `${nodeId ?? '*'} ${kind} ${code}`).join('\n');
    await expect(`${told}\n`).toMatchFileSnapshot(`${folder}/${name}.losses.txt`);
  });
});
