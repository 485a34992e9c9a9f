import { TriangleAlert } from 'lucide-react';
import type { RunResult } from '../../../core/measure/result.ts';
import { useText } from '../../locales/index.ts';

/** What the reader must know before believing the sentence. */
export function Warnings({ result }: { result: RunResult }) {
  const text = useText();
  const lines = [
    ...(result.synthetic ? [text('results.syntheticData')] : []),
    ...result.warnings.map((problem) => text(`problem.${problem.code}`, problem.params)),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="warnings">
      {[...new Set(lines)].map((line) => (
        <li key={line}>
          <TriangleAlert aria-hidden />
          {line}
        </li>
      ))}
    </ul>
  );
}
