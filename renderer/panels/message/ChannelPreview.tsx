import { Bell, ChevronLeft, ChevronRight } from 'lucide-react';
import { attributeOfVariable, findVariables } from '../../../core/template/index.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { useText } from '../../locales/index.ts';
import { schemaOfSummary } from '../../stores/editorSession.ts';
import { useSurroundings } from '../../stores/EditorProvider.tsx';
import { IconButton } from '../../ui/index.ts';
import { FilledText, type ValueOf } from './FilledText.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { useSampleCustomer } from './useSampleCustomer.ts';
import './message.css';

/** The message as its channel shows it, filled for one customer at a time. */
export function ChannelPreview({ node }: { readonly node: NodeOf<'message'> }) {
  const text = useText();
  const { dataset, settings } = useSurroundings();
  const { sample, step } = useSampleCustomer();
  const schema = dataset === null ? null : schemaOfSummary(dataset);
  const names = new Set(dataset?.attributes.map((attribute) => attribute.name) ?? []);
  const valueOf: ValueOf = (variable) => {
    const attribute = attributeOfVariable(variable, names, schema?.roles ?? {});
    return attribute === null ? null : (sample?.row.attributes[attribute] ?? null);
  };
  const { subject, preheader, body } = node.content;
  const missing = findVariables(`${subject}\n${preheader}\n${body}`).filter((name) => {
    const value = valueOf(name);
    return value === null || value === '';
  });
  const nameColumn = schema?.roles.name;
  const name = nameColumn === undefined ? undefined : sample?.row.attributes[nameColumn];
  const shop = settings?.shopName || text('editor.preview.shop');
  return (
    <div className="preview">
      <div className="previewHead">
        <span>
          {sample === null
            ? text('editor.preview.noSample')
            : text('editor.preview.of', {
                name: name ?? sample.row.id,
                index: sample.index + 1,
                total: sample.total,
              })}
        </span>
        <IconButton
          size="small"
          label={text('editor.preview.previous')}
          icon={<ChevronLeft aria-hidden />}
          disabled={sample === null}
          onClick={() => step(-1)}
        />
        <IconButton
          size="small"
          label={text('editor.preview.next')}
          icon={<ChevronRight aria-hidden />}
          disabled={sample === null}
          onClick={() => step(1)}
        />
      </div>
      <Device node={node} shop={shop} valueOf={valueOf} />
      <LengthMeter message={node} body={body} valueOf={valueOf} />
      {missing.length > 0 && sample !== null ? (
        <p className="previewMissing">{text('editor.preview.missingList', { names: missing.join(', ') })}</p>
      ) : null}
    </div>
  );
}

interface DeviceProps {
  readonly node: NodeOf<'message'>;
  readonly shop: string;
  readonly valueOf: ValueOf;
}

function Device({ node, shop, valueOf }: DeviceProps) {
  const text = useText();
  const { subject, preheader, body, buttons } = node.content;
  const shownBody =
    body.trim() === '' ? (
      <span className="previewEmpty">{text('editor.preview.empty')}</span>
    ) : (
      <FilledText value={body} valueOf={valueOf} />
    );
  const buttonList = buttons.map((button, index) => (
    // oxlint-disable-next-line react/no-array-index-key
    <span key={index} className="previewButton">
      <FilledText value={button.label || text('editor.content.buttonLabel')} valueOf={valueOf} />
    </span>
  ));
  switch (node.channel) {
    case 'alimtalk':
    case 'brandMessage':
      return (
        <div className="deviceKakao" data-channel={node.channel}>
          <div className="kakaoBubble">
            <div className="kakaoHead">
              {node.channel === 'alimtalk'
                ? text('editor.preview.alimtalkHead')
                : node.purpose === 'advertising'
                  ? text('editor.preview.adHead', { shop })
                  : shop}
            </div>
            <div className="kakaoBody">
              <p>{shownBody}</p>
              {buttonList}
            </div>
          </div>
        </div>
      );
    case 'sms':
    case 'lms':
      return (
        <div className="deviceText">
          {node.channel === 'lms' && subject !== '' ? (
            <b>
              <FilledText value={subject} valueOf={valueOf} />
            </b>
          ) : null}
          <p>{shownBody}</p>
        </div>
      );
    case 'email':
      return (
        <div className="deviceMail">
          <div className="mailHead">
            <span className="mailFrom">{shop}</span>
            <b>
              {subject === '' ? (
                <span className="previewEmpty">{text('editor.content.subject')}</span>
              ) : (
                <FilledText value={subject} valueOf={valueOf} />
              )}
            </b>
            <span className="mailPreheader">
              <FilledText value={preheader} valueOf={valueOf} />
            </span>
          </div>
          <div className="mailBody">
            <p>{shownBody}</p>
            {buttonList}
          </div>
        </div>
      );
    case 'push':
      return (
        <div className="devicePush">
          <Bell aria-hidden />
          <div>
            <b>{subject === '' ? shop : <FilledText value={subject} valueOf={valueOf} />}</b>
            <p>{shownBody}</p>
          </div>
        </div>
      );
  }
}
