import { useCallback, useState } from 'react';
import { reportFile } from '../../../core/exporters/index.ts';
import type { Language } from '../../../core/i18n/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { attempt } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useLanguage, useText } from '../../locales/index.ts';
import { Button, Dialog, Progress, SelectField, showToast } from '../../ui/index.ts';
import { AudienceLists } from './AudienceLists.tsx';
import { Blockers } from './Blockers.tsx';
import { DocumentPreview } from './DocumentPreview.tsx';
import { DocumentActions } from './DocumentActions.tsx';
import { MappingTable } from './MappingTable.tsx';
import { NeededValues } from './NeededValues.tsx';
import { Warnings } from './Warnings.tsx';
import './exports.css';

const none = 'none';
/** What loses nothing, or shows the journey to people. */
const forPeople: readonly string[] = ['native', 'mermaid', 'picture', 'brief'];

interface ExportDialogProps {
  journeyId: string;
  journeyName: string;
  onClose: () => void;
}

function requestOf(
  journeyId: string,
  chosen: { target: string; values: Readonly<Record<string, string>> | null; language: Language; alongside: string },
) {
  const { target, values, language } = chosen;
  const alongside = target === 'brief' && chosen.alongside !== none ? chosen.alongside : null;
  return { journeyId, target, fields: values, language, alongside };
}

/** Chooses a target, shows what becomes of each node there, takes the values that only the target knows, and saves the files. */
export function ExportDialog({ journeyId, journeyName, onClose }: ExportDialogProps) {
  const text = useText();
  const language = useLanguage();
  const [target, setTarget] = useState('klaviyo');
  const [values, setValues] = useState<Readonly<Record<string, string>> | null>(null);
  const [alongside, setAlongside] = useState<string>(none);
  const [reason, setReason] = useState('');
  const { asked, last, again } = useAsk(
    useCallback(
      () =>
        Promise.all([
          getHost().call('export.targets', {}),
          getHost().call('journey.get', { journeyId }),
          getHost().call('export.preview', requestOf(journeyId, { target, values, language, alongside })),
        ]).then(([targets, { journey }, preview]) => ({ targets, journey, preview, target })),
      [journeyId, target, values, language, alongside],
    ),
  );
  // the last answer stays while the next one comes, unless it is about another target
  const shown = last !== null && last.target === target ? last : null;
  const needsReason = shown !== null && shown.preview.blockers.length > 0 && reason.trim() === '';

  const make = () => {
    const overrideReason = shown !== null && shown.preview.blockers.length > 0 ? reason : null;
    const request = requestOf(journeyId, { target, values, language, alongside });
    return getHost().call('export.save', { ...request, overrideReason });
  };
  const save = () =>
    void attempt(async () => {
      if (shown === null) return;
      const made = await make();
      const version = shown.targets.find(({ id }) => id === target)?.version ?? '';
      const about = { exporterId: target, version, journey: shown.journey, result: made, blockers: made.blockers };
      const report = reportFile({ ...about, overrideReason: made.blockers.length > 0 ? reason : null }, text);
      const saved = await getHost().saveFiles([...made.files, report], {
        title: text('exporting.folder'),
        replace: text('exporting.replace'),
        replaceButton: text('exporting.replaceButton'),
        cancelButton: text('app.cancel'),
      });
      if (saved) showToast(text('exporting.savedAll', { n: made.files.length + 1 }));
    });

  return (
    <Dialog
      open
      onClose={onClose}
      title={text('exporting.title', { name: journeyName })}
      size="full"
      actions={
        <>
          <span className="exportFiles">
            {shown === null
              ? ''
              : shown.preview.files.length === 0
                ? text('exporting.noFiles')
                : text('exporting.files', { n: shown.preview.files.length })}
          </span>
          {shown === null || needsReason ? null : <DocumentActions target={target} make={make} />}
          <Button onClick={onClose}>{text('ui.close')}</Button>
          <Button
            variant="primary"
            disabled={shown === null || shown.preview.files.length === 0 || needsReason}
            onClick={save}
          >
            {text('exporting.save')}
          </Button>
        </>
      }
    >
      <div className="exportDialog">
        {asked.state === 'failed' ? (
          <ErrorNote error={asked.error} actions={<Button onClick={again}>{text('app.retry')}</Button>} />
        ) : null}
        {last === null ? null : (
          <div className="exportTop">
            <SelectField
              label={text('exporting.target')}
              value={target}
              options={last.targets
                .filter(({ id }) => id !== 'native')
                .map(({ id }) => ({ value: id, label: text(`exportTarget.${id}`) }))}
              onChange={(next) => {
                setTarget(next);
                setValues(null);
              }}
            />
            {target === 'brief' ? (
              <SelectField
                label={text('exporting.alongside')}
                hint={text('exporting.alongsideHint')}
                value={alongside}
                options={[
                  { value: none, label: text('exporting.alongsideNone') },
                  ...last.targets
                    .filter(({ id }) => !forPeople.includes(id))
                    .map(({ id }) => ({ value: id, label: text(`exportTarget.${id}`) })),
                ]}
                onChange={setAlongside}
              />
            ) : null}
            {shown === null ? null : (
              <Summary
                journey={shown.journey}
                preview={shown.preview}
                version={shown.targets.find(({ id }) => id === target)?.version ?? ''}
              />
            )}
          </div>
        )}
        {shown === null ? (
          asked.state === 'failed' ? null : (
            <Progress label={text('app.loading')} share={null} />
          )
        ) : (
          <>
            <Blockers journey={shown.journey} preview={shown.preview} reason={reason} onReason={setReason} />
            <Warnings journey={shown.journey} preview={shown.preview} />
            <NeededValues
              journey={shown.journey}
              target={target}
              fields={shown.preview.fields}
              onValue={(address, value) => setValues({ ...values, [address]: value })}
            />
            {forPeople.includes(target) ? (
              <DocumentPreview target={target} files={shown.preview.files} />
            ) : (
              <MappingTable journey={shown.journey} preview={shown.preview} />
            )}
            {forPeople.includes(target) ? null : <AudienceLists journey={shown.journey} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Summary({ journey, preview, version }: { journey: Journey; preview: ExportPreview; version: string }) {
  const text = useText();
  const counts = { exact: 0, approximated: 0, dropped: 0 };
  for (const node of journey.nodes) counts[fateOf(preview, node.id)]++;
  return (
    <p className="exportSummary">
      {text('exporting.summary', { nodes: journey.nodes.length, ...counts })}
      <span className="rowDetail">{text('exporting.version', { version })}</span>
    </p>
  );
}

/** What happens to a node: dropped when nothing of it is there, approximated when anything about it differs. */
function fateOf(preview: ExportPreview, nodeId: string): 'exact' | 'approximated' | 'dropped' {
  const isThere = preview.mapping.some((one) => one.nodeId === nodeId && one.elements.length > 0);
  const losses = preview.losses.filter((loss) => loss.nodeId === nodeId);
  if (!isThere && losses.some((loss) => loss.kind === 'dropped')) return 'dropped';
  return losses.length === 0 ? 'exact' : 'approximated';
}
