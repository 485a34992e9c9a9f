import { X } from 'lucide-react';
import type { MutedProblem } from '../../core/journey/spec.ts';
import { useText } from '../locales/index.ts';
import { nodeTitle } from '../../core/words/summary.ts';
import { isMuteOf } from '../../core/lint/index.ts';
import { useOpenNodes } from '../stores/EditorProvider.tsx';
import { useProblemsStore } from '../stores/index.ts';
import { IconButton } from '../ui/index.ts';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { Section } from './Section.tsx';

interface MutedProblemsProps {
  readonly muted: readonly MutedProblem[];
  readonly onChange: (muted: MutedProblem[]) => void;
}

/** The problems that someone has decided to live with, each with its reason; nothing where there is none. */
export function MutedProblems({ muted, onChange }: MutedProblemsProps) {
  const text = useText();
  const nodes = useOpenNodes();
  const found = useProblemsStore((state) => state.muted);
  if (muted.length === 0) return null;
  const wordsOf = (item: MutedProblem) => {
    const problem = found.find((candidate) => isMuteOf(item, candidate));
    return problem === undefined
      ? text('editor.muted.gone', { code: item.code })
      : text(`problem.${problem.code}`, problem.params);
  };
  const placeOf = ({ nodeId }: MutedProblem) => {
    if (nodeId === null) return text('editor.muted.anywhere');
    const node = nodes.find((candidate) => candidate.id === nodeId);
    return node === undefined ? text('editor.muted.goneNode') : nodeTitle(text, node);
  };
  return (
    <Section title={text('editor.muted.title')}>
      <ul className="mutedList">
        {muted.map((item) => (
          <li key={`${item.code} ${item.nodeId ?? ''}`} className="conditionRow">
            <div className="conditionRowHead">
              <span>{wordsOf(item)}</span>
              <IconButton
                size="small"
                label={text('editor.muted.unmute')}
                icon={<X aria-hidden />}
                onClick={() => onChange(muted.filter((other) => other !== item))}
              />
            </div>
            <p className="panelHint">{placeOf(item)}</p>
            <IdleTextField
              label={text('editor.muted.reason')}
              value={item.reason}
              onCommit={(reason) => onChange(muted.map((other) => (other === item ? { ...other, reason } : other)))}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
