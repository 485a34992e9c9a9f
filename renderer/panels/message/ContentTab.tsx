import { Plus, X } from 'lucide-react';
import type { Content, NodeOf } from '../../../core/journey/nodes.ts';
import { buttonLimitsOf } from '../../../core/lint/index.ts';
import { useText } from '../../locales/index.ts';
import { useSurroundings } from '../../stores/EditorProvider.tsx';
import { useNodeUpdate } from '../../stores/useNodeUpdate.ts';
import { Button, IconButton, Menu } from '../../ui/index.ts';
import { IdleTextField } from '../fields/IdleTextField.tsx';
import { ChannelPreview } from './ChannelPreview.tsx';

/** What is read: preview above, its parts below. */
export function ContentTab({ node }: { readonly node: NodeOf<'message'> }) {
  const text = useText();
  const { dataset } = useSurroundings();
  const update = useNodeUpdate(node);
  const { channel, content } = node;
  const change = (patch: Partial<Content>) =>
    update((latest) => ({ ...latest, content: { ...latest.content, ...patch } }));
  const hasSubject = channel === 'email' || channel === 'push' || channel === 'lms';
  const hasButtons = channel !== 'sms' && channel !== 'lms' && channel !== 'push';
  const buttonLimit = buttonLimitsOf(node)?.most ?? null;
  const replaceButton = (index: number, patch: Partial<Content['buttons'][number]>) =>
    update((latest) => ({
      ...latest,
      content: {
        ...latest.content,
        buttons: latest.content.buttons.map((button, place) => (place === index ? { ...button, ...patch } : button)),
      },
    }));
  return (
    <>
      <ChannelPreview node={node} />
      {hasSubject ? (
        <IdleTextField
          label={text(channel === 'push' ? 'editor.content.pushTitle' : 'editor.content.subject')}
          value={content.subject}
          onCommit={(subject) => change({ subject })}
        />
      ) : null}
      {channel === 'email' ? (
        <IdleTextField
          label={text('editor.content.preheader')}
          value={content.preheader}
          onCommit={(preheader) => change({ preheader })}
        />
      ) : null}
      <IdleTextField
        label={text('editor.content.body')}
        multiline
        rows={channel === 'sms' ? 4 : 7}
        value={content.body}
        placeholder={text('editor.content.bodyPlaceholder')}
        onCommit={(body) => change({ body })}
      />
      {dataset === null || dataset.attributes.length === 0 ? null : (
        <Menu
          trigger={
            <button type="button" className="button" data-variant="ghost" data-size="small">
              <Plus aria-hidden />
              {text('editor.content.addVariable')}
            </button>
          }
          items={dataset.attributes.map((attribute) => ({
            id: attribute.name,
            label: `#{${attribute.name}}`,
            onSelect: () =>
              update((latest) => ({
                ...latest,
                content: { ...latest.content, body: `${latest.content.body}#{${attribute.name}}` },
              })),
          }))}
        />
      )}
      {hasButtons ? (
        <div className="buttonList">
          {content.buttons.map((button, index) => (
            // buttons have no identity of their own; their place is it
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className="conditionRow">
              <div className="conditionRowHead">
                <span>{text('editor.content.button', { n: index + 1 })}</span>
                <IconButton
                  size="small"
                  label={text('editor.content.removeButton', { n: index + 1 })}
                  icon={<X aria-hidden />}
                  onClick={() => change({ buttons: content.buttons.filter((_, place) => place !== index) })}
                />
              </div>
              <IdleTextField
                label={text('editor.content.buttonLabel')}
                hideLabel
                placeholder={text('editor.content.buttonLabel')}
                value={button.label}
                onCommit={(label) => replaceButton(index, { label })}
              />
              <IdleTextField
                label={text('editor.content.buttonUrl')}
                hideLabel
                placeholder="https://"
                value={button.url}
                onCommit={(url) => replaceButton(index, { url })}
              />
            </div>
          ))}
          {buttonLimit !== null && content.buttons.length >= buttonLimit ? null : (
            <Button
              variant="ghost"
              size="small"
              icon={<Plus aria-hidden />}
              onClick={() => change({ buttons: [...content.buttons, { label: '', url: '' }] })}
            >
              {text('editor.content.addButton')}
            </Button>
          )}
        </div>
      ) : null}
    </>
  );
}
