import { FilePlus, FolderOpen, Store, Upload } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { attempt, enterWorkspace, takeFile } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { useJob } from '../../app/useJob.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, dataFiles, FileInput } from '../../ui/index.ts';
import { LanguageSwitch } from '../settings/LanguageSwitch.tsx';
import { createSample, prepareWorkspace } from './startActions.ts';
import './start.css';

/** The first screen: the sample shop, one's own file, or a workspace from before. */
export function StartView() {
  const text = useText();
  const job = useJob();
  const file = useRef<HTMLInputElement>(null);
  return (
    <main className="start">
      <div className="startTop">
        <LanguageSwitch />
      </div>
      <div className="startCentre">
        <header>
          <h1 className="startTitle">{text('start.title')}</h1>
          <p className="startLead">{text('start.lead')}</p>
        </header>
        {job.running ? (
          <JobProgress job={job} />
        ) : (
          <div className="startChoices">
            <button type="button" className="startChoice" data-main="" onClick={() => void job.run(createSample)}>
              <Store aria-hidden />
              <span className="startChoiceTitle">{text('start.sample')}</span>
              <span className="startChoiceText">{text('start.sampleText')}</span>
            </button>
            <button type="button" className="startChoice" data-drop="" onClick={() => file.current?.click()}>
              <Upload aria-hidden />
              <span className="startChoiceTitle">{text('start.import')}</span>
              <span className="startChoiceText">{text('start.importText')}</span>
            </button>
            <FileInput
              inputRef={file}
              label={text('start.import')}
              accept={dataFiles}
              onChoose={(chosen) =>
                void attempt(async () => {
                  await prepareWorkspace();
                  await takeFile(chosen);
                })
              }
            />
          </div>
        )}
        {job.error === null ? null : <ErrorNote error={job.error} />}
        <Workspaces />
        <p className="startPromise">{text('start.promise')}</p>
      </div>
    </main>
  );
}

function Workspaces() {
  const text = useText();
  const { asked } = useAsk(useCallback(() => getHost().call('workspace.recent', {}), []));
  const hasDialogs = getHost().info.kind === 'electron';
  const recent = asked.state === 'ready' ? asked.value : [];
  const open = (path: string) =>
    void attempt(async () => enterWorkspace(await getHost().call('workspace.open', { path })));
  const choose = (purpose: 'open' | 'create') =>
    void attempt(async () => {
      const path = await getHost().chooseWorkspace(purpose);
      if (path === null) return;
      const name =
        path
          .split(/[/\\]/)
          .at(-1)
          ?.replace(/\.yeojeong$/, '') ?? path;
      await enterWorkspace(
        await (purpose === 'open'
          ? getHost().call('workspace.open', { path })
          : getHost().call('workspace.create', { path, name })),
      );
    });
  return (
    <section className="startRecent">
      {recent.length === 0 ? null : (
        <>
          <h2>{text('start.recent')}</h2>
          <ul>
            {recent.map((workspace) => (
              <li key={workspace.path}>
                <button
                  type="button"
                  className="recentItem"
                  disabled={!workspace.exists}
                  onClick={() => open(workspace.path)}
                >
                  <span>{workspace.name}</span>
                  <span className="recentPath">{workspace.exists ? workspace.path : text('start.missing')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="startButtons">
        {hasDialogs ? (
          <Button icon={<FolderOpen aria-hidden />} onClick={() => choose('open')}>
            {text('start.open')}
          </Button>
        ) : null}
        <Button
          icon={<FilePlus aria-hidden />}
          onClick={() => (hasDialogs ? choose('create') : void attempt(prepareWorkspace))}
        >
          {text('start.create')}
        </Button>
      </div>
    </section>
  );
}
