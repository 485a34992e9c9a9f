import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Problem } from '../../../core/lint/problem.ts';
import { useText } from '../../locales/index.ts';

const icons = {
  error: <CircleAlert aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  info: <Info aria-hidden />,
} as const;

/** What is odd about a file, each in a sentence. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const text = useText();
  if (problems.length === 0) return null;
  return (
    <ul className="importProblems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${JSON.stringify(problem.params)}`} className="note" data-tone={problem.severity}>
          {icons[problem.severity]}
          <p>{text(`problem.${problem.code}`, problem.params)}</p>
        </li>
      ))}
    </ul>
  );
}
