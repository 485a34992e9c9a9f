import type { Journey } from '../../journey/spec.ts';
import type { ExportFile } from '../result.ts';
import { fileNamePart } from './names.ts';

/** A JSON file of an export: `<journey>.<target>.json`, numbered where there are several. */
export function jsonFile(journey: Journey, target: string, content: unknown, number: number | null = null): ExportFile {
  const name = `${fileNamePart(journey.name)}.${target}${number === null ? '' : `-${number}`}.json`;
  return { name, mediaType: 'application/json', text: `${JSON.stringify(content, null, 2)}\n` };
}
