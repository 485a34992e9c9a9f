import { useMemo } from 'react';
import type { Translate } from '../../core/i18n/index.ts';
import { useLanguage, useText } from '../locales/index.ts';
import { useNumbersStore } from '../stores/index.ts';
import { type NodeNumbers, nodeNumbers } from '../stores/nodeNumbers.ts';
import { compactText, countText, shareText } from './figures.ts';

/** The figures of one node, taken from the numbers store by id. */
export function useNodeNumbers(nodeId: string): NodeNumbers | null {
  const result = useNumbersStore((state) => state.result);
  return useMemo(() => nodeNumbers(result, nodeId), [result, nodeId]);
}

/** `보내지 않음: 채널 친구 아님 131, 빈도 제한 45`: what the red part of a bar stands for. */
export function suppressedText(t: Translate, numbers: NodeNumbers): string {
  const reasons = numbers.suppressed?.reasons ?? [];
  if (reasons.length === 0) return '';
  const list = reasons.map((item) => `${t(`reason.${item.reason}`)} ${countText(item.count)}`).join(', ');
  return t('editor.figures.suppressed', { list });
}

/** Bottom of a card: how many entered, how sure that is, what share of all entries; the bar; the number for far away. */
export function CardFigures({ nodeId }: { readonly nodeId: string }) {
  const text = useText();
  const language = useLanguage();
  const numbers = useNodeNumbers(nodeId);
  if (numbers === null) {
    return (
      <>
        <div className="cardFigures" aria-hidden />
        <div className="cardBar" aria-hidden />
      </>
    );
  }
  const suppressed = suppressedText(text, numbers);
  const stopped = Math.min(1, numbers.suppressed?.share ?? 0);
  return (
    <>
      <div className="cardFigures">
        <b>{countText(numbers.entered)}</b>
        <span className="cardUnit">{text('editor.figures.unit')}</span>
        {numbers.halfWidth >= 0.5 ? <span className="cardInterval">±{countText(numbers.halfWidth)}</span> : null}
        {numbers.share === null ? null : <span className="cardShare">{shareText(numbers.share)}</span>}
      </div>
      <div className="cardBar" title={suppressed || undefined}>
        {stopped > 0 ? (
          <span
            className="cardSliver"
            style={{ width: `${Math.max(3, stopped * 100)}%` }}
            role="img"
            aria-label={suppressed}
          />
        ) : null}
      </div>
      <div className="cardFar" aria-hidden>
        {compactText(numbers.entered, language)}
      </div>
    </>
  );
}
