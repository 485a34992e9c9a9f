import type { Language } from '../../../core/i18n/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { fixOf, type LintFacts, lintJourney, sourceOf } from '../../../core/lint/index.ts';
import type { Problem } from '../../../core/lint/problem.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
import { defaultZone, translatorOf } from '../language.ts';
import { withWorkspace } from '../session.ts';
import { hasErrors, problemLines } from './problems.ts';
import { isSpecFile, readSpec } from './specs.ts';

interface Linted {
  readonly journey: Journey | null;
  readonly name: string;
  readonly problems: readonly Problem[];
  /** What fixes may rest on beside the journey. */
  readonly facts: Partial<LintFacts>;
}

export const lintCommand: Command = {
  name: 'lint',
  usage: 'WORKSPACE|SPEC.json',
  minimumArguments: 1,
  maximumArguments: 1,
  options: {},
  async run(context) {
    const subject = context.arguments[0]!;
    return report(isSpecFile(subject) ? [await lintFile(subject)] : await lintWorkspace(context, subject), context);
  },
};

async function lintFile(path: string): Promise<Linted> {
  const spec = await readSpec(path);
  if (!spec.ok) return { journey: null, name: path, problems: spec.error, facts: {} };
  return { journey: spec.value, name: spec.value.name, problems: lintJourney(spec.value, null), facts: {} };
}

function lintWorkspace(context: CommandContext, path: string): Promise<Linted[]> {
  return withWorkspace(context, { path, purpose: 'open' }, async ({ engine }) => {
    const linted: Linted[] = [];
    for (const { id } of await engine.call('journey.list', {})) {
      const { journey } = await engine.call('journey.get', { journeyId: id });
      const problems = await engine.call('journey.lint', { journeyId: id });
      const facts = await engine.call('journey.lintFacts', { journeyId: id });
      linted.push({ journey, name: journey.name, problems, facts });
    }
    return linted;
  });
}

function textIn(language: Language): (problem: Problem) => string {
  const text = translatorOf(language, defaultZone);
  return ({ code, params }) => text(`problem.${code}`, params);
}

function report(linted: readonly Linted[], context: CommandContext): number {
  const { text } = context;
  const document = linted.map(({ journey, name, problems, facts }) => ({
    journeyId: journey?.id ?? null,
    name,
    problems: problems.map((problem) => ({
      ...problem,
      text: { ko: textIn('ko')(problem), en: textIn('en')(problem) },
      source: sourceOf(problem),
      fix: journey === null ? null : fixOf(problem, journey, facts),
    })),
  }));
  context.print({ journeys: document }, () => {
    if (linted.length === 0) return [text('cli.journey.none')];
    return linted.flatMap(({ journey, name, problems }) => [
      text(problems.length === 0 ? 'cli.lint.clean' : 'cli.lint.found', { name, count: problems.length }),
      ...problemLines(problems, text, journey).map((line) => `  ${line}`),
    ]);
  });
  return linted.some(({ problems }) => hasErrors(problems)) ? exitCodes.inputProblem : exitCodes.done;
}
