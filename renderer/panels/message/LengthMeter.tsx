import type { NodeOf } from '../../../core/journey/nodes.ts';
import { textLimitOf } from '../../../core/lint/index.ts';
import { byteCount, characterCount } from '../../../core/template/index.ts';
import { useText } from '../../locales/index.ts';
import { filledString, type ValueOf } from './FilledText.tsx';

interface LengthMeterProps {
  readonly message: Pick<NodeOf<'message'>, 'channel' | 'kakao'>;
  readonly body: string;
  readonly valueOf: ValueOf;
}

/** How long the filled text is in the channel's own unit (EUC-KR bytes for SMS and LMS), against its limit. */
export function LengthMeter({ message, body, valueOf }: LengthMeterProps) {
  const text = useText();
  const limit = textLimitOf(message);
  if (limit === null) return null;
  const filled = filledString(body, valueOf);
  const bytes = byteCount(filled);
  const length = limit.unit === 'bytes' ? bytes.bytes : characterCount(filled);
  const isOver = length > limit.limit;
  return (
    <div className="lengthMeter" data-over={isOver ? '' : undefined}>
      <div className="lengthBar" aria-hidden>
        <span style={{ width: `${Math.min(100, (100 * length) / limit.limit)}%` }} />
      </div>
      <span role="status">
        {text(`editor.preview.${limit.unit}`, { n: length, limit: limit.limit })}
        {isOver ? ` · ${text('editor.preview.over', { n: length - limit.limit })}` : ''}
      </span>
      {limit.unit === 'bytes' && bytes.unencodable.length > 0 ? (
        <p className="previewMissing">{text('editor.preview.unencodable', { list: bytes.unencodable.join(' ') })}</p>
      ) : null}
    </div>
  );
}
