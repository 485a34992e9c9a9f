import { channels } from '../../../core/journey/channels.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { useText } from '../../locales/index.ts';
import { useNodeUpdate } from '../../stores/useNodeUpdate.ts';
import { SelectField } from '../../ui/index.ts';
import { IdleTextField } from '../fields/IdleTextField.tsx';

/** Under which rules the message is sent: channel, purpose, night, what happens when it may not be sent, fallback. */
export function SendingTab({ node }: { readonly node: NodeOf<'message'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  const { fallback } = node;
  return (
    <>
      <SelectField
        label={text('editor.sending.channel')}
        value={node.channel}
        options={channels.map((value) => ({ value, label: text(`editor.kind.message.${value}`) }))}
        onChange={(channel) => update((latest) => ({ ...latest, channel }))}
      />
      <SelectField
        label={text('editor.sending.purpose')}
        value={node.purpose ?? 'none'}
        options={(['none', 'information', 'advertising'] as const).map((value) => ({
          value,
          label: text(`editor.purpose.${value}`),
        }))}
        hint={text('editor.sending.purposeHint')}
        onChange={(purpose) => update((latest) => ({ ...latest, purpose: purpose === 'none' ? null : purpose }))}
      />
      <SelectField
        label={text('editor.sending.night')}
        value={node.nightPolicy}
        options={(['wait', 'skip'] as const).map((value) => ({ value, label: text(`editor.night.${value}`) }))}
        onChange={(nightPolicy) => update((latest) => ({ ...latest, nightPolicy }))}
      />
      <SelectField
        label={text('editor.sending.suppressed')}
        value={node.onSuppressed}
        options={(['continue', 'exit'] as const).map((value) => ({ value, label: text(`editor.suppressed.${value}`) }))}
        onChange={(onSuppressed) => update((latest) => ({ ...latest, onSuppressed }))}
      />
      <SelectField
        label={text('editor.sending.fallback')}
        value={fallback?.channel ?? 'none'}
        options={(['none', 'sms', 'lms'] as const).map((value) => ({ value, label: text(`editor.fallback.${value}`) }))}
        hint={text('editor.sending.fallbackHint')}
        onChange={(channel) =>
          update((latest) => ({
            ...latest,
            fallback: channel === 'none' ? null : { channel, body: latest.fallback?.body ?? '' },
          }))
        }
      />
      {fallback === null ? null : (
        <IdleTextField
          label={text('editor.sending.fallbackBody')}
          multiline
          rows={4}
          value={fallback.body}
          onCommit={(body) =>
            update((latest) => ({
              ...latest,
              fallback: latest.fallback === null ? null : { ...latest.fallback, body },
            }))
          }
        />
      )}
    </>
  );
}
