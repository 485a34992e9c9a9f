import { CircleAlert } from 'lucide-react';
import type { Journey } from '../../../core/journey/spec.ts';
import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { useText } from '../../locales/index.ts';
import { TextField } from '../../ui/index.ts';
import { nodeName } from '../results/nodeName.ts';

const mostShown = 6;

interface BlockersProps {
  journey: Journey;
  preview: ExportPreview;
  reason: string;
  onReason: (reason: string) => void;
}

/** The errors that stop the export, and the field for the reason to export all the same. */
export function Blockers({ journey, preview, reason, onReason }: BlockersProps) {
  const text = useText();
  const { blockers, overrides } = preview;
  if (blockers.length === 0) return null;
  const [newest] = overrides;
  return (
    <section className="exportBlockers" aria-label={text('exporting.blockers', { n: blockers.length })}>
      <h3 className="sectionTitle">
        <CircleAlert aria-hidden />
        {text('exporting.blockers', { n: blockers.length })}
      </h3>
      <ul>
        {blockers.slice(0, mostShown).map((problem, index) => {
          const node = journey.nodes.find((one) => one.id === problem.nodeId);
          return (
            // problems have no id, and the list is drawn anew as a whole
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              {node ? <strong>{nodeName(text, node)} </strong> : null}
              {text(`problem.${problem.code}`, problem.params)}
            </li>
          );
        })}
        {blockers.length > mostShown ? (
          <li>{text('exporting.blockersMore', { n: blockers.length - mostShown })}</li>
        ) : null}
      </ul>
      <TextField
        label={text('exporting.reason')}
        hint={text('exporting.reasonHint')}
        value={reason}
        onCommit={onReason}
        onInput={onReason}
      />
      {newest === undefined ? null : (
        <p className="exportHint">{text('exporting.earlier', { time: newest.time, reason: newest.reason })}</p>
      )}
    </section>
  );
}
