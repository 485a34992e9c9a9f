import type { Kakao, NodeOf } from '../../../core/journey/nodes.ts';
import { templateStatuses } from '../../../core/journey/nodes.ts';
import { useText } from '../../locales/index.ts';
import { newKakao } from '../../nodes/newNode.ts';
import { useNodeUpdate } from '../../stores/useNodeUpdate.ts';
import { SelectField } from '../../ui/index.ts';
import { IdleTextField } from '../fields/IdleTextField.tsx';
import { Section } from '../Section.tsx';

const alimtalkTypes = ['BA', 'EX', 'AD', 'MI'] as const;
const brandTypes = [
  'TEXT',
  'IMAGE',
  'WIDE',
  'WIDE_ITEM_LIST',
  'CAROUSEL_FEED',
  'CAROUSEL_COMMERCE',
  'COMMERCE',
  'PREMIUM_VIDEO',
] as const;
const targetings = ['I', 'F', 'N', 'M'] as const;

/** What KakaoTalk asks for: template code and its review for Alimtalk, type and audience for Brand Message. */
export function KakaoFields({ node }: { readonly node: NodeOf<'message'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  if (node.channel !== 'alimtalk' && node.channel !== 'brandMessage') return null;
  const { channel } = node;
  const types: readonly Kakao['messageType'][] = channel === 'alimtalk' ? alimtalkTypes : brandTypes;
  const usual = newKakao(channel);
  const kept = node.kakao ?? usual;
  // a message that has changed its channel keeps the code but not a type of the other channel
  const kakao = types.includes(kept.messageType) ? kept : { ...kept, messageType: usual.messageType };
  const set = (patch: Partial<Kakao>) => update((latest) => ({ ...latest, kakao: { ...kakao, ...patch } }));
  return (
    <Section title={text('editor.kakao.title')}>
      <IdleTextField
        label={text('editor.kakao.templateCode')}
        hint={text(channel === 'alimtalk' ? 'editor.kakao.templateHint' : 'editor.kakao.brandTemplateHint')}
        value={kakao.templateCode}
        onCommit={(templateCode) => set({ templateCode: templateCode.trim() })}
      />
      {channel === 'alimtalk' ? (
        <SelectField
          label={text('editor.kakao.status')}
          value={kakao.templateStatus}
          options={templateStatuses.map((value) => ({ value, label: text(`editor.templateStatus.${value}`) }))}
          onChange={(templateStatus) => set({ templateStatus })}
        />
      ) : null}
      <SelectField
        label={text('editor.kakao.messageType')}
        value={kakao.messageType}
        options={types.map((value) => ({ value, label: text(`editor.kakaoType.${value}`) }))}
        onChange={(messageType) => set({ messageType })}
      />
      {channel === 'brandMessage' ? (
        <SelectField
          label={text('editor.kakao.targeting')}
          hint={text('editor.kakao.targetingHint')}
          value={kakao.targeting}
          options={targetings.map((value) => ({ value, label: text(`editor.targeting.${value}`) }))}
          onChange={(targeting) => set({ targeting })}
        />
      ) : null}
    </Section>
  );
}
