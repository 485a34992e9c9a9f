import { conditionsSuffix, importBpmn } from '../exporters/bpmn/index.ts';
import { journeySchema } from '../journey/spec.ts';
import { structureProblems } from '../journey/structure.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { Problem } from '../lint/problem.ts';
import { type ReadJourney, readJourneyFile } from './readJourneyFile.ts';

/**
 * Reads the text of a journey file: BPMN where it is XML, else whatever `readJourneyFile` reads from JSON. Problems: those of either
 * reader, and `spec.notJson` where the text is neither.
 */
export function readJourneyText(text: string, newId: string): Result<ReadJourney, Problem[]> {
  // editors on Windows put a byte order mark in front
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trimStart().startsWith('<')) return readBpmn(plain, newId);
  let json: unknown;
  try {
    json = JSON.parse(plain);
  } catch {
    return fail([{ code: 'spec.notJson', severity: 'error', nodeId: null, edgeId: null, params: {} }]);
  }
  return readJourneyFile(json, newId);
}

function readBpmn(text: string, newId: string): Result<ReadJourney, Problem[]> {
  const read = importBpmn(text, newId);
  if (!read.ok) return read;
  const journey = journeySchema.parse(read.value.journey);
  const problems = structureProblems(journey);
  if (problems.length > 0) return fail(problems);
  const losses = read.value.kept.map(({ element, noteId }) => {
    const code = noteId.endsWith(conditionsSuffix) ? 'bpmnConditions' : 'action';
    return { code, params: { kind: element.replace(/^bpmn:/, '') } };
  });
  return ok({ journey, format: 'bpmn', losses });
}
