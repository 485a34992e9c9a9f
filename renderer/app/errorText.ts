import type { Translate } from '../../core/i18n/index.ts';
import type { EngineErrorData } from '../../electron/shared/errors.ts';

/** The sentence for an engine's error; one without a text of its own names its code. */
export function errorText(text: Translate, error: EngineErrorData): string {
  const key = `error.${error.code}`;
  const sentence = text(key, error.params);
  return sentence === `⟦${key}⟧` ? text('app.unknownError', { code: error.code }) : sentence;
}
