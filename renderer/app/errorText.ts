import type { Translate } from '../../core/i18n/index.ts';
import type { EngineErrorData } from '../../electron/shared/errors.ts';

/** Errors that are only as clear as the problem behind them. */
const namesProblem: ReadonlySet<string> = new Set(['spec.rejected', 'journey.editRejected']);

/** The sentence for an engine's error; one without a text of its own names its code. The problem that led to it follows. */
export function errorText(text: Translate, error: EngineErrorData): string {
  const sentence = known(text, `error.${error.code}`, error.params);
  if (sentence === null) return text('app.unknownError', { code: error.code });
  const problem = error.params['problem'];
  const detail =
    namesProblem.has(error.code) && typeof problem === 'string'
      ? known(text, `problem.${problem}`, error.params)
      : null;
  return detail === null ? sentence : `${sentence} ${detail}`;
}

function known(text: Translate, key: string, params: EngineErrorData['params']): string | null {
  const sentence = text(key, params);
  return sentence === `⟦${key}⟧` ? null : sentence;
}
