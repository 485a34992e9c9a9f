import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useText } from '../locales/index.ts';
import { useProblemsStore } from '../stores/index.ts';

/** A triangle for warnings, a circle for errors; hover or focus lists what is wrong. Nothing without problems. */
export function ProblemBadge({ nodeId }: { readonly nodeId: string }) {
  const text = useText();
  const problems = useProblemsStore((state) => state.byNode.get(nodeId));
  const serious = problems?.filter((problem) => problem.severity !== 'info') ?? [];
  if (serious.length === 0) return null;
  const isError = serious.some((problem) => problem.severity === 'error');
  const lines = serious.map((problem) => text(`problem.${problem.code}`, problem.params));
  return (
    // focusable by itself, so that the list can be read without a mouse
    <span
      className="problemBadge nodrag"
      data-severity={isError ? 'error' : 'warning'}
      tabIndex={0}
      role="img"
      aria-label={text('editor.problems.badge', { n: serious.length, list: lines.join(' ') })}
    >
      {isError ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
      <span className="problemList" aria-hidden>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </span>
  );
}
