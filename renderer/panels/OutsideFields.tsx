import type { NodeOf } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { SelectField } from '../ui/index.ts';
import { IdleTextField } from './fields/IdleTextField.tsx';

/** Which audience of which ad platform the customer joins or leaves. */
export function AudienceFields({ node }: { readonly node: NodeOf<'audience'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  return (
    <>
      <SelectField
        label={text('editor.audience.action')}
        value={node.action}
        options={(['add', 'remove'] as const).map((value) => ({ value, label: text(`editor.audience.${value}`) }))}
        onChange={(action) => update((latest) => ({ ...latest, action }))}
      />
      <SelectField
        label={text('editor.audience.platform')}
        value={node.platform}
        options={(['meta', 'google', 'kakao', 'naver'] as const).map((value) => ({
          value,
          label: text(`editor.platform.${value}`),
        }))}
        onChange={(platform) => update((latest) => ({ ...latest, platform }))}
      />
      <IdleTextField
        label={text('editor.audience.name')}
        value={node.audience}
        placeholder={text('editor.audience.placeholder')}
        onCommit={(audience) => update((latest) => ({ ...latest, audience }))}
      />
      <p className="panelHint">{text('editor.audience.hint')}</p>
    </>
  );
}

/** Which address is told what. */
export function WebhookFields({ node }: { readonly node: NodeOf<'webhook'> }) {
  const text = useText();
  const update = useNodeUpdate(node);
  return (
    <>
      <SelectField
        label={text('editor.webhook.method')}
        value={node.method}
        options={(['POST', 'PUT', 'GET'] as const).map((value) => ({ value, label: value }))}
        onChange={(method) => update((latest) => ({ ...latest, method }))}
      />
      <IdleTextField
        label={text('editor.webhook.url')}
        value={node.url}
        placeholder="https://"
        onCommit={(url) => update((latest) => ({ ...latest, url: url.trim() }))}
      />
      {node.method === 'GET' ? null : (
        <IdleTextField
          label={text('editor.webhook.body')}
          hint={text('editor.webhook.bodyHint')}
          multiline
          rows={6}
          value={node.body}
          onCommit={(body) => update((latest) => ({ ...latest, body }))}
        />
      )}
      <p className="panelHint">{text('editor.webhook.hint')}</p>
    </>
  );
}
