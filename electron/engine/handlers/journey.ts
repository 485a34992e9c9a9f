import { applyCommand, applyDiff, reverseDiff } from '../../../core/commands/index.ts';
import { readJourneyText } from '../../../core/importers/index.ts';
import { journeyToText } from '../../../core/journey/index.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import type { Problem } from '../../../core/lint/problem.ts';
import { EngineError } from '../../shared/errors.ts';
import type { CallOutput } from '../../shared/contract.ts';
import type { JourneyState } from '../../shared/models.ts';
import type { EngineContext, Handlers } from '../context.ts';
import { safeFileName } from '../fileNames.ts';
import { factsOf, lintInWorkspace } from '../linting.ts';

export const journeyHandlers: Pick<
  Handlers,
  | 'journey.list'
  | 'journey.create'
  | 'journey.get'
  | 'journey.duplicate'
  | 'journey.delete'
  | 'journey.apply'
  | 'journey.undo'
  | 'journey.redo'
  | 'journey.setLive'
  | 'journey.lint'
  | 'journey.lintFacts'
  | 'journey.exportSpec'
  | 'journey.importSpec'
> = {
  'journey.list': ({ session }) => session.file.journeys.list(),

  'journey.create': (context, { name }) => insert(context, emptyJourney(context.options.newId(), givenName(name))),

  'journey.get': ({ session }, { journeyId }) => session.file.journeys.get(journeyId),

  'journey.duplicate'(context, { journeyId, name }) {
    const { journey } = context.session.file.journeys.get(journeyId);
    return insert(context, { ...journey, id: context.options.newId(), name: givenName(name) });
  },

  'journey.delete'({ session }, { journeyId }) {
    session.file.journeys.remove(journeyId);
    return {};
  },

  'journey.apply'({ session, options }, { journeyId, revision, command }) {
    const { journeys } = session.file;
    const state = journeys.get(journeyId);
    if (state.revision !== revision) throw new EngineError('input', 'journey.stale', { journeyId, revision });
    const applied = applyCommand(state.journey, command);
    if (!applied.ok) throw rejection('journey.editRejected', [applied.error]);
    const { journey, diff, label } = applied.value;
    return {
      revision: journeys.commitEdit({ journey, diff, label, revision, time: options.clock() }),
      undo: label,
      redo: null,
    };
  },

  'journey.undo': (context, { journeyId }) => step(context, journeyId, 'undo'),

  'journey.redo': (context, { journeyId }) => step(context, journeyId, 'redo'),

  'journey.setLive'({ session }, { journeyId, live }) {
    session.file.journeys.setLive(journeyId, live);
    return {};
  },

  'journey.lint': (context, { journeyId }) =>
    lintInWorkspace(context, context.session.file.journeys.get(journeyId).journey),

  'journey.lintFacts': (context, { journeyId }) =>
    factsOf(context, context.session.file.journeys.get(journeyId).journey),

  'journey.exportSpec'({ session }, { journeyId }) {
    const { journey } = session.file.journeys.get(journeyId);
    return { fileName: safeFileName(journey.name, '.journey.json'), text: journeyToText(journey) };
  },

  'journey.importSpec'(context, { text }) {
    const newId = context.options.newId();
    const read = readJourneyText(text, newId);
    if (!read.ok) throw rejectionOfFile(read.error);
    const { journey, format, losses } = read.value;
    const taken = context.session.file.journeys.has(journey.id);
    const state = insert(context, taken ? { ...journey, id: newId } : journey);
    return { ...state, format, losses: losses.map(({ code, params }) => ({ code, params: { ...params } })) };
  },
};

function insert({ session, options }: EngineContext, journey: Journey): JourneyState {
  session.file.journeys.insert(journey, options.clock());
  return session.file.journeys.get(journey.id);
}

/** Undoes or redoes one edit on disk; with nothing left to step to, the state as it is and no diff. */
function step(
  { session, options }: EngineContext,
  journeyId: string,
  direction: 'undo' | 'redo',
): CallOutput<'journey.undo'> {
  const { journeys } = session.file;
  const state = journeys.get(journeyId);
  const entry = direction === 'undo' ? journeys.nextUndo(journeyId) : journeys.nextRedo(journeyId);
  if (entry === null) return { ...state, diff: null };
  const diff = direction === 'undo' ? reverseDiff(entry.diff) : entry.diff;
  journeys.commitStep(applyDiff(state.journey, diff), {
    seq: entry.seq,
    undone: direction === 'undo',
    revision: state.revision,
    time: options.clock(),
  });
  return { ...journeys.get(journeyId), diff };
}

function givenName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new EngineError('input', 'journey.nameMissing');
  return trimmed;
}

/** A text that is not even JSON has words of its own. */
function rejectionOfFile(problems: readonly Problem[]): EngineError {
  return problems[0]?.code === 'spec.notJson'
    ? new EngineError('input', 'spec.notJson')
    : rejection('spec.rejected', problems);
}

/** The first problem's code is the `problem` parameter, for `problem.<code>`; its own parameters come along. */
function rejection(code: string, problems: readonly Problem[]): EngineError {
  const first = problems[0];
  return new EngineError('input', code, { ...first?.params, problem: first?.code ?? '', count: problems.length });
}
