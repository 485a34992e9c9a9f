import { Plus, X } from 'lucide-react';
import type { NodeOf } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { Button, IconButton, NumberField } from '../ui/index.ts';
import { DurationField } from './fields/DurationField.tsx';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { freshPortId } from './portIds.ts';

type Answer = NodeOf<'survey'>['answers'][number];

/** A question, the answers with the shares they are assumed to get, and what is left for no answer. */
export function SurveyFields({ node }: { readonly node: NodeOf<'survey'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const answered = node.answers.reduce((sum, answer) => sum + answer.sharePercent, 0);
  const change = (id: string, patch: Partial<Answer>) =>
    update((latest) => ({
      ...latest,
      answers: latest.answers.map((answer) => (answer.id === id ? { ...answer, ...patch } : answer)),
    }));
  return (
    <>
      <IdleTextField
        label={text('editor.survey.question')}
        multiline
        rows={3}
        value={node.question}
        placeholder={text('editor.survey.placeholder')}
        onCommit={(question) => update((latest) => ({ ...latest, question }))}
      />
      {node.answers.map((answer, index) => (
        <div key={answer.id} className="portEditorHead">
          <IdleTextField
            label={text('editor.survey.answer', { n: index + 1 })}
            value={answer.label}
            onCommit={(label) => change(answer.id, { label })}
          />
          <NumberField
            label={text('editor.survey.share')}
            value={answer.sharePercent}
            min={0}
            max={100}
            suffix="%"
            onCommit={(sharePercent) => change(answer.id, { sharePercent })}
          />
          <IconButton
            size="small"
            label={text('editor.branch.remove', { name: answer.label })}
            icon={<X aria-hidden />}
            onClick={() =>
              update((latest) => ({ ...latest, answers: latest.answers.filter((other) => other.id !== answer.id) }))
            }
          />
        </div>
      ))}
      <p className="splitTotal" data-bad={answered <= 100 ? undefined : ''} role="status">
        {answered <= 100
          ? text('editor.survey.remainder', { rest: 100 - answered })
          : text('editor.survey.tooMuch', { total: answered })}
      </p>
      <Button
        variant="ghost"
        size="small"
        icon={<Plus aria-hidden />}
        onClick={() =>
          update((latest) => ({
            ...latest,
            answers: [
              ...latest.answers,
              {
                id: freshPortId(
                  latest.answers.map((answer) => answer.id),
                  'answer',
                ),
                label: text('editor.new.answer', { n: latest.answers.length + 1 }),
                sharePercent: Math.min(10, Math.max(0, 100 - answered)),
              },
            ],
          }))
        }
      >
        {text('editor.survey.add')}
      </Button>
      <DurationField
        label={text('editor.survey.answerAfter')}
        seconds={node.answerSeconds}
        onCommit={(answerSeconds) => update((latest) => ({ ...latest, answerSeconds }))}
      />
      <DurationField
        label={text('editor.wait.timeout')}
        seconds={node.timeoutSeconds}
        onCommit={(timeoutSeconds) => update((latest) => ({ ...latest, timeoutSeconds }))}
      />
      <p className="panelHint">{text('editor.survey.hint')}</p>
    </>
  );
}
