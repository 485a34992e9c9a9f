import { useState } from 'react';
import { Bell, BellOff, CircleAlert, CircleCheck, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { Translate } from '../../core/i18n/index.ts';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { canMute, fixFor, sourceOf, unmuteCommand } from '../../core/lint/index.ts';
import type { Problem, Severity } from '../../core/lint/problem.ts';
import { showNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { kindKeyOf } from '../../core/words/family.ts';
import { nodeTitle } from '../../core/words/summary.ts';
import { useEditorSession, useJourneyStore, useProblemsStore } from '../stores/index.ts';
import { Button, IconButton } from '../ui/index.ts';
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

/** Everything the linter says with its source, errors first and muted problems last; choosing one selects what it is about. */
export function ProblemsPanel() {
  const text = useText();
  const session = useEditorSession();
  const problems = useProblemsStore((state) => state.problems);
  const journey = useJourneyStore((state) => state.journey);
  const muted = useProblemsStore((state) => state.muted);
  const facts = useProblemsStore((state) => state.facts);
  const [muting, setMuting] = useState<Problem | null>(null);
  if (problems.length + muted.length === 0) {
    return (
      <p className="problemsNone">
        <CircleCheck aria-hidden />
        {text('editor.problems.none')}
      </p>
    );
  }
  const sorted = [...[...problems].sort((a, b) => order[a.severity] - order[b.severity]), ...muted];

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
          const sentence = text(`problem.${problem.code}`, problem.params);
          const isMuted = problem.mutedReason !== undefined;
          const fix = journey === null || isMuted ? null : fixFor(problem, journey, facts);
          return (
            <li
              key={`${problem.code} ${problem.nodeId ?? ''} ${problem.edgeId ?? ''} ${JSON.stringify(problem.params)}`}
            >
              <button
                type="button"
                className="problemRow"
                data-severity={problem.severity}
                data-muted={isMuted ? '' : undefined}
                onClick={() => show(problem)}
              >
                <SeverityIcon severity={problem.severity} />
                <span className="problemText">
                  <span className="visuallyHidden">{text(`editor.severity.${problem.severity}`)}: </span>
                  {sentence}
                  <span className="problemSource">
                    {isMuted
                      ? text('editor.problems.mutedBecause', { reason: problem.mutedReason ?? '' })
                      : text('editor.problems.source', { source: text(`source.${sourceOf(problem).id}`) })}
                  </span>
                </span>
                <span className="problemNode">
                  {node === undefined ? text('editor.problems.journey') : placeText(text, node)}
                </span>
              </button>
              {fix === null ? null : (
                <Button
                  size="small"
                  icon={<Wrench aria-hidden />}
                  onClick={() => session.journey.getState().dispatch(fix.command)}
                >
                  {text(`fix.${fix.kind}`)}
                </Button>
              )}
              {journey !== null && isMuted ? (
                <IconButton
                  size="small"
                  label={text('editor.problems.unmuteNamed', { problem: sentence })}
                  tooltip={text('editor.muted.unmute')}
                  icon={<Bell aria-hidden />}
                  onClick={() => session.journey.getState().dispatch(unmuteCommand(journey, problem))}
                />
              ) : canMute(problem) ? (
                <IconButton
                  size="small"
                  label={text('editor.problems.muteNamed', { problem: sentence })}
                  tooltip={text('editor.problems.mute')}
                  icon={<BellOff aria-hidden />}
                  onClick={() => setMuting(problem)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {muting === null ? null : <MuteDialog problem={muting} onClose={() => setMuting(null)} />}
    </>
  );
}

/** Kind and title: several nodes that are still to be filled in share a title. */
function placeText(t: Translate, node: JourneyNode): string {
  return `${t(`editor.kind.${kindKeyOf(node)}`)} · ${nodeTitle(t, node)}`;
}
