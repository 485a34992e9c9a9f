import { type Channel, channels } from '../../../core/journey/channels.ts';
import type { Kakao, NodeOf } from '../../../core/journey/nodes.ts';
import { useText } from '../../locales/index.ts';
import { newKakao } from '../../nodes/newNode.ts';
import { useNodeUpdate } from '../../stores/useNodeUpdate.ts';
import { SelectField } from '../../ui/index.ts';
import { IdleTextField } from '../fields/IdleTextField.tsx';
import { KakaoFields } from './KakaoFields.tsx';
import { OfferFields } from './OfferFields.tsx';

/** Only Kakao's channels carry Kakao's settings; a type of the other channel does not fit. */
function kakaoFor(channel: Channel, kakao: Kakao | null): Kakao | null {
  if (channel !== 'alimtalk' && channel !== 'brandMessage') return null;
  const usual = newKakao(channel);
  return kakao === null ? usual : { ...kakao, messageType: usual.messageType };
}

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
        onChange={(channel) => update((latest) => ({ ...latest, channel, kakao: kakaoFor(channel, latest.kakao) }))}
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
      <KakaoFields node={node} />
      <OfferFields node={node} />
    </>
  );
}
