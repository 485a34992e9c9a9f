import { Wrench } from 'lucide-react';
import { fixFor } from '../../core/lint/index.ts';
import { useText } from '../locales/index.ts';
import { useEditorSession, useJourneyStore, useProblemsStore } from '../stores/index.ts';
import { Button } from '../ui/index.ts';

/** What is wrong with the selected node, each with the button that mends it where there is a fix. */
export function NodeProblems({ nodeId }: { readonly nodeId: string }) {
  const text = useText();
  const session = useEditorSession();
  const journey = useJourneyStore((state) => state.journey);
  const problems = useProblemsStore((state) => state.byNode.get(nodeId));
  const facts = useProblemsStore((state) => state.facts);
  if (problems === undefined || journey === null) return null;
  return (
    <ul className="nodeProblems">
      {problems.map((problem) => {
        const fix = fixFor(problem, journey, facts);
        return (
          <li key={`${problem.code} ${JSON.stringify(problem.params)}`} data-severity={problem.severity}>
            {text(`problem.${problem.code}`, problem.params)}
            {fix === null ? null : (
              <Button
                size="small"
                icon={<Wrench aria-hidden />}
                onClick={() => session.journey.getState().dispatch(fix.command)}
              >
                {text(`fix.${fix.kind}`)}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
