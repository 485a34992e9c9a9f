import type { Estimate } from '../../../core/measure/result.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Tooltip } from '../../ui/index.ts';
import type { OnCount } from './countLink.ts';
import { hasInterval } from './figures.ts';

interface CountProps {
  estimate: Estimate;
  counterKey: string;
  /** Whom the count is of, for the list's title. */
  title: string;
  onCount: OnCount;
  tone?: 'plain' | 'loss';
}

/** A count that opens the customers behind it, with its 90 % interval in the hint. */
export function Count({ estimate, counterKey, title, onCount, tone = 'plain' }: CountProps) {
  const text = useText();
  const formats = useFormats();
  const shown = formats.number(Math.round(estimate.mean));
  const certain = !hasInterval(estimate);
  const interval = certain ? text('results.exact') : intervalText();
  function intervalText(): string {
    return text('results.interval90', { low: formats.number(estimate.q05), high: formats.number(estimate.q95) });
  }
  if (onCount === null || estimate.mean === 0) {
    return (
      <Tooltip text={interval}>
        <span className="count" data-tone={estimate.mean === 0 ? 'zero' : tone}>
          {shown}
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip text={text('results.openCustomers', { interval })}>
      <button type="button" className="count" data-tone={tone} onClick={() => onCount(counterKey, title)}>
        {shown}
      </button>
    </Tooltip>
  );
}
