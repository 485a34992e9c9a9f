import { Check, CircleAlert, Database, Download, LoaderCircle, Play, Redo2, TriangleAlert, Undo2 } from 'lucide-react';
import type { EditLabel } from '../../core/commands/command.ts';
import type { Translate } from '../../core/i18n/index.ts';
import { useState } from 'react';
import { getHost } from '../bridge/index.ts';
import { useFormats, useText } from '../locales/index.ts';
import { useEditorSession, useJourneyStore, useNumbersStore, useProblemsStore } from '../stores/index.ts';
import { Button, IconButton, Menu, Tooltip } from '../ui/index.ts';
import { ExportDialog } from '../views/exports/ExportDialog.tsx';
import { attempt, goTo, saveFile } from './appActions.ts';
import { useCurrentDataset } from './appStore.ts';
import { errorText } from './errorText.ts';
import { OpenJourneyLive } from './LiveSwitch.tsx';
import { NameField } from './NameField.tsx';

/** The open journey's top bar. */
export function JourneyBar({ onRun, onProblems }: { onRun: () => void; onProblems: () => void }) {
  const text = useText();
  const { journeyId } = useEditorSession();
  return (
    <header className="topBar">
      <a
        className="topCrumb"
        href="#/journeys"
        onClick={(event) => {
          event.preventDefault();
          goTo({ screen: 'journeys' });
        }}
      >
        {text('rail.journeys')}
      </a>
      <span className="topDetail" aria-hidden>
        {'/'}
      </span>
      <JourneyName />
      <Saved />
      <History />
      <span className="topSpace" />
      <OpenJourneyLive journeyId={journeyId} />
      <DatasetChip />
      <ProblemCount onClick={onProblems} />
      <ExportMenu />
      <Button variant="primary" icon={<Play aria-hidden />} onClick={onRun}>
        {text('bar.run')}
      </Button>
    </header>
  );
}

function JourneyName() {
  const text = useText();
  const { journey: store } = useEditorSession();
  const name = useJourneyStore((state) => state.journey?.name ?? '');
  return (
    <NameField
      label={text('bar.name')}
      value={name}
      onCommit={(next) => store.getState().dispatch({ kind: 'updateJourney', patch: { name: next } })}
    />
  );
}

function Saved() {
  const text = useText();
  const saved = useJourneyStore((state) => state.saved);
  switch (saved.kind) {
    case 'saved':
      return (
        <span className="savedState" data-state="saved" role="status">
          <Check aria-hidden />
          {text('bar.saved')}
        </span>
      );
    case 'saving':
      return (
        <span className="savedState" data-state="saving" role="status">
          <LoaderCircle aria-hidden />
          {text('bar.saving')}
        </span>
      );
    case 'failed':
      return (
        <Tooltip text={errorText(text, saved.error)}>
          <span className="savedState" data-state="failed" role="status" tabIndex={0}>
            <CircleAlert aria-hidden />
            {text('bar.notSaved')}
          </span>
        </Tooltip>
      );
  }
}

function History() {
  const text = useText();
  const { journey: store } = useEditorSession();
  const undo = useJourneyStore((state) => state.undoLabel);
  const redo = useJourneyStore((state) => state.redoLabel);
  return (
    <>
      <IconButton
        label={text('bar.undo')}
        tooltip={undo === null ? text('bar.nothingToUndo') : text('bar.undoNamed', { edit: editText(text, undo) })}
        icon={<Undo2 aria-hidden />}
        disabled={undo === null}
        onClick={() => void store.getState().undo()}
      />
      <IconButton
        label={text('bar.redo')}
        tooltip={redo === null ? text('bar.nothingToRedo') : text('bar.redoNamed', { edit: editText(text, redo) })}
        icon={<Redo2 aria-hidden />}
        disabled={redo === null}
        onClick={() => void store.getState().redo()}
      />
    </>
  );
}

function editText(text: Translate, label: EditLabel): string {
  return text(`edit.${label.code}`, label.params);
}

function DatasetChip() {
  const text = useText();
  const dataset = useCurrentDataset();
  const shown =
    dataset === null
      ? text('bar.noData')
      : text(dataset.synthetic ? 'bar.madeUpData' : 'bar.data', {
          name: dataset.name,
          customers: dataset.customerCount,
          days: daysOf(dataset.firstTime, dataset.lastTime),
        });
  return (
    <Tooltip text={dataset === null ? text('bar.noDataHint') : shown}>
      <button
        type="button"
        className="dataChip"
        aria-label={text('bar.dataLabel', { data: shown })}
        onClick={() => goTo({ screen: 'customers', customerId: null })}
      >
        <Database aria-hidden />
        <span>{shown}</span>
      </button>
    </Tooltip>
  );
}

function daysOf(firstTime: number | null, lastTime: number | null): number {
  return firstTime === null || lastTime === null ? 0 : Math.ceil((lastTime - firstTime) / 86_400);
}

function ProblemCount({ onClick }: { onClick: () => void }) {
  const text = useText();
  const formats = useFormats();
  const problems = useProblemsStore((state) => state.problems);
  const counted = problems.filter((problem) => problem.severity !== 'info');
  const severity = counted.some((problem) => problem.severity === 'error')
    ? 'error'
    : counted.length > 0
      ? 'warning'
      : 'none';
  const label = counted.length === 0 ? text('bar.noProblems') : text('bar.problems', { n: counted.length });
  return (
    <Tooltip text={label}>
      <button type="button" className="problemCount" data-severity={severity} aria-label={label} onClick={onClick}>
        {severity === 'none' ? (
          <Check aria-hidden />
        ) : severity === 'error' ? (
          <CircleAlert aria-hidden />
        ) : (
          <TriangleAlert aria-hidden />
        )}
        {counted.length === 0 ? null : formats.number(counted.length)}
      </button>
    </Tooltip>
  );
}

function ExportMenu() {
  const text = useText();
  const { journeyId } = useEditorSession();
  const runId = useNumbersStore((state) => state.runId);
  const journeyName = useJourneyStore((state) => state.journey?.name ?? '');
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <button type="button" className="button" data-variant="plain">
            <Download aria-hidden />
            {text('bar.export')}
          </button>
        }
        items={[
          { id: 'target', label: text('exporting.openLong'), onSelect: () => setExporting(true) },
          {
            id: 'spec',
            label: text('exports.spec'),
            onSelect: () =>
              void attempt(async () => {
                const file = await getHost().call('journey.exportSpec', { journeyId });
                await saveFile(file.fileName, file.text);
              }),
          },
          {
            id: 'csv',
            label: runId === null ? text('exports.csvAfterRun') : text('exports.csv'),
            disabled: runId === null,
            onSelect: () =>
              void attempt(async () => {
                if (runId === null) return;
                const file = await getHost().call('run.exportCsv', { runId });
                await saveFile(file.fileName, file.text);
              }),
          },
        ]}
      />
      {exporting ? (
        <ExportDialog journeyId={journeyId} journeyName={journeyName} onClose={() => setExporting(false)} />
      ) : null}
    </>
  );
}
