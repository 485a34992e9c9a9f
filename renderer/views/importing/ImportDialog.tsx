import { useCallback, useState } from 'react';
import type { CallOutput } from '../../../electron/shared/contract.ts';
import type { Dialect, ImportSource, Lookup, Mapping } from '../../../electron/shared/importTypes.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { attempt, closeImport, goTo, refreshDatasets, saveFile } from '../../app/appActions.ts';
import { useCurrentDataset } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { useJob } from '../../app/useJob.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, Dialog, Progress, showToast } from '../../ui/index.ts';
import { IdentitySentence, ImportIdentity } from '../identity/ImportIdentity.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { undoImport } from './importUndo.ts';
import { mappingProblem } from './mappingProblem.ts';
import { MappingStep } from './MappingStep.tsx';
import { ReadingField } from './ReadingField.tsx';
import './importing.css';

const steps = ['file', 'mapping', 'check', 'confirm', 'done'] as const;
type Step = (typeof steps)[number];

/** The conversation about one file. Nothing is written before it is confirmed. */
export function ImportDialog({ source: file }: { source: ImportSource }) {
  const text = useText();
  const current = useCurrentDataset();
  const [source, setSource] = useState(file);
  const [use, setUse] = useState('auto');
  const [place, setPlace] = useState<{ entry?: string }>({});
  const [dialect, setDialect] = useState<Dialect | null>(null);
  const {
    asked,
    last: preview,
    again,
  } = useAsk(
    useCallback(
      () => getHost().call('import.preview', { source, dialect, mapping: null, use, place }),
      [source, dialect, use, place],
    ),
  );
  const error = asked.state === 'failed' ? asked.error : null;
  const job = useJob();
  const [step, setStep] = useState<Step>('file');
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [check, setCheck] = useState<CallOutput<'import.check'> | null>(null);
  const [made, setMade] = useState<DatasetSummary | null>(null);
  const [joined, setJoined] = useState<CallOutput<'import.commit'>['identity'] | null>(null);
  const [name, setName] = useState(() => source.name.replace(/\.gz$/i, '').replace(/\.[^.]+$/, ''));
  const [addTo, setAddTo] = useState(false);

  const shownMapping = mapping ?? preview?.mapping ?? null;
  const blocked = shownMapping === null ? 'importing.step.noMapping' : mappingProblem(shownMapping);
  const changeDialect = (next: Dialect) => {
    setMapping(null);
    setCheck(null);
    setDialect(next);
  };
  const changeEntry = (entry: string) => {
    setMapping(null);
    setCheck(null);
    setDialect(null);
    setPlace({ entry });
  };
  const changeLookups = (lookups: Lookup[]) => {
    setMapping(null);
    setCheck(null);
    setSource({ ...file, lookups });
  };
  const changeUse = (next: string) => {
    setMapping(null);
    setCheck(null);
    setUse(next);
  };
  const forget = () =>
    void attempt(async () => {
      if (preview === null) return;
      await getHost().call('import.forget', { signature: preview.signature });
      setMapping(null);
      again();
      showToast(text('importing.reading.forgotten'));
    });
  const changeKind = (kind: Mapping['kind']) =>
    void attempt(async () => {
      if (preview === null || shownMapping === null) return;
      const wanted = { ...shownMapping, kind, customer: '', email: null, phone: null };
      const answer = await getHost().call('import.preview', { source, dialect: preview.dialect, mapping: wanted });
      changeMapping(answer.mapping);
    });
  const changeMapping = (next: Mapping) => {
    setMapping(next);
    setCheck(null);
  };
  const runCheck = async () => {
    if (preview === null || shownMapping === null) return;
    setStep('check');
    const value = await job.run((jobId) =>
      getHost().call('import.check', {
        jobId,
        source,
        dialect: preview.dialect,
        mapping: shownMapping,
        addTo: current?.id ?? null,
      }),
    );
    if (value !== null) setCheck(value);
  };
  const undo = () => {
    closeImport();
    undoImport();
  };
  const commit = async () => {
    if (preview === null || shownMapping === null) return;
    const value = await job.run((jobId) =>
      getHost().call('import.commit', {
        jobId,
        source,
        dialect: preview.dialect,
        mapping: shownMapping,
        name: name.trim() === '' ? source.name : name.trim(),
        addTo: addTo && current !== null ? current.id : null,
      }),
    );
    if (value === null) return;
    setMade(value.dataset);
    setJoined(value.identity);
    setStep('done');
    await attempt(refreshDatasets);
    showToast(text('importing.doneToast', { name: value.dataset.name }), 'info', {
      label: text('importing.undo'),
      run: undo,
    });
  };
  const saveRejected = () =>
    void attempt(async () => {
      if (preview === null || shownMapping === null) return;
      const file = await getHost().call('import.rejectedCsv', {
        jobId: crypto.randomUUID(),
        source,
        dialect: preview.dialect,
        mapping: shownMapping,
      });
      await saveFile(file.fileName, file.text);
    });
  const close = () => {
    job.cancel();
    closeImport();
    if (made === null) showToast(text('importing.nothingWritten'));
  };
  const at = steps.indexOf(step);
  const back = () => {
    job.cancel();
    setStep(steps[at - 1] ?? 'file');
  };

  return (
    <Dialog
      open
      onClose={close}
      size="full"
      title={text('importing.title', { name: source.name })}
      dismissible={!(job.running && step === 'confirm')}
      actions={
        <>
          {step === 'done' || step === 'file' ? null : (
            <Button disabled={job.running && step === 'confirm'} onClick={back}>
              {text('importing.back')}
            </Button>
          )}
          {step === 'file' ? (
            <Button variant="primary" disabled={preview === null} onClick={() => setStep('mapping')}>
              {text('importing.toMapping')}
            </Button>
          ) : null}
          {step === 'mapping' ? (
            <Button variant="primary" disabled={blocked !== null} onClick={() => void runCheck()}>
              {text('importing.toCheck')}
            </Button>
          ) : null}
          {step === 'check' ? (
            <Button
              variant="primary"
              disabled={check === null || check.rowsAccepted === 0}
              onClick={() => setStep('confirm')}
            >
              {text('importing.toConfirm')}
            </Button>
          ) : null}
          {step === 'confirm' ? (
            <Button variant="primary" disabled={job.running} onClick={() => void commit()}>
              {text('importing.commit')}
            </Button>
          ) : null}
          {step === 'done' ? (
            <Button
              variant="primary"
              onClick={() => {
                closeImport();
                goTo({ screen: 'journeys' });
              }}
            >
              {text('importing.toJourneys')}
            </Button>
          ) : null}
        </>
      }
    >
      <ol className="importSteps" aria-label={text('importing.steps')}>
        {steps.map((value, index) => (
          <li key={value} data-state={index < at ? 'past' : index === at ? 'now' : 'next'}>
            <span aria-current={index === at ? 'step' : undefined}>{text(`importing.step.${value}`)}</span>
          </li>
        ))}
      </ol>
      {error === null ? null : (
        <ErrorNote
          error={error}
          actions={
            <Button size="small" onClick={again}>
              {text('app.retry')}
            </Button>
          }
        />
      )}
      {preview === null && error === null ? <Progress label={text('importing.reading')} share={null} /> : null}
      {preview !== null && step === 'file' ? (
        <FileStep
          preview={preview}
          onDialect={changeDialect}
          lookups={source.lookups ?? []}
          onLookups={changeLookups}
          onEntry={changeEntry}
        />
      ) : null}
      {preview !== null && shownMapping !== null && step === 'mapping' ? (
        <>
          <ReadingField preview={preview} use={use} onUse={changeUse} onForget={forget} />
          <MappingStep
            preview={preview}
            mapping={shownMapping}
            problem={blocked}
            onChange={changeMapping}
            onKind={changeKind}
          />
        </>
      ) : null}
      {step === 'check' ? (
        <>
          <CheckStep job={job} check={check} onSaveRejected={saveRejected} onAgain={() => void runCheck()} />
          <ImportIdentity identity={check?.identity ?? null} currentName={current?.name ?? null} />
        </>
      ) : null}
      {step === 'confirm' && check !== null ? (
        <>
          <ConfirmStep
            job={job}
            check={check}
            name={name}
            onName={setName}
            current={current}
            addTo={addTo}
            onAddTo={setAddTo}
          />
          <IdentitySentence report={(addTo ? check.identity?.added : check.identity?.alone) ?? null} />
        </>
      ) : null}
      {step === 'done' && made !== null ? (
        <>
          <DoneStep dataset={made} onSaveRejected={saveRejected} onUndo={undo} check={check} />
          <IdentitySentence report={joined} centered />
        </>
      ) : null}
    </Dialog>
  );
}
