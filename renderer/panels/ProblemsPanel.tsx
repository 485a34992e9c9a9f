import { useState } from 'react';
import { BellOff, CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Translate } from '../../core/i18n/index.ts';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import type { Problem, Severity } from '../../core/lint/problem.ts';
import { showNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { kindKeyOf } from '../../core/words/family.ts';
import { nodeTitle } from '../../core/words/summary.ts';
import { useEditorSession, useJourneyStore, useProblemsStore } from '../stores/index.ts';
import { IconButton } from '../ui/index.ts';
import { MuteDialog } from './MuteDialog.tsx';
import './panels.css';

const order: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function SeverityIcon({ severity }: { readonly severity: Severity }) {
  switch (severity) {
    case 'error':
      return <CircleAlert aria-hidden />;
    case 'warning':
      return <TriangleAlert aria-hidden />;
    case 'info':
      return <Info aria-hidden />;
  }
}

/** Everything the linter says, errors first; choosing one selects what it is about. */
export function ProblemsPanel() {
  const text = useText();
  const session = useEditorSession();
  const problems = useProblemsStore((state) => state.problems);
  const journey = useJourneyStore((state) => state.journey);
  const mutedCount = useProblemsStore((state) => state.muted.length);
  const [muting, setMuting] = useState<Problem | null>(null);
  if (problems.length === 0) {
    return (
      <p className="problemsNone">
        <CircleCheck aria-hidden />
        {text('editor.problems.none')} {mutedCount === 0 ? '' : text('editor.muted.count', { n: mutedCount })}
      </p>
    );
  }
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity]);

  function show(problem: Problem): void {
    if (problem.nodeId !== null) showNode(session, problem.nodeId);
    else if (problem.edgeId !== null) session.journey.getState().select({ nodeIds: [], edgeIds: [problem.edgeId] });
    else session.journey.getState().select({ nodeIds: [], edgeIds: [] });
  }

  return (
    <>
      <ul className="problemsPanel">
        {sorted.map((problem) => {
          const node = journey?.nodes.find((candidate) => candidate.id === problem.nodeId);
          return (
            <li
              key={`${problem.code} ${problem.nodeId ?? ''} ${problem.edgeId ?? ''} ${JSON.stringify(problem.params)}`}
            >
              <button type="button" data-severity={problem.severity} onClick={() => show(problem)}>
                <SeverityIcon severity={problem.severity} />
                <span className="problemText">
                  <span className="visuallyHidden">{text(`editor.severity.${problem.severity}`)}: </span>
                  {text(`problem.${problem.code}`, problem.params)}
                </span>
                <span className="problemNode">
                  {node === undefined ? text('editor.problems.journey') : placeText(text, node)}
                </span>
              </button>

              <IconButton
                size="small"
                label={text('editor.problems.muteNamed', {
                  problem: text(`problem.${problem.code}`, problem.params),
                })}
                tooltip={text('editor.problems.mute')}
                icon={<BellOff aria-hidden />}
                onClick={() => setMuting(problem)}
              />
            </li>
          );
        })}
      </ul>
      {mutedCount === 0 ? null : (
        <p className="panelHint problemsMuted">{text('editor.muted.count', { n: mutedCount })}</p>
      )}
      {muting === null ? null : <MuteDialog problem={muting} onClose={() => setMuting(null)} />}
    </>
  );
}

/** Kind and title: several nodes that are still to be filled in share a title. */
function placeText(t: Translate, node: JourneyNode): string {
  return `${t(`editor.kind.${kindKeyOf(node)}`)} · ${nodeTitle(t, node)}`;
}
