import { Plus, Users } from 'lucide-react';
import { useCallback, useState } from 'react';
import { readySegments } from '../../../core/segment/readySegments.ts';
import type { SavedSegment } from '../../../core/segment/savedSegment.ts';
import { attempt, goTo } from '../../app/appActions.ts';
import { useApp, useCurrentDataset } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { Page } from '../../app/Page.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { SurroundingsProvider } from '../../stores/EditorProvider.tsx';
import { Button, EmptyState, Menu, Progress } from '../../ui/index.ts';
import { refreshSegments } from './segmentActions.ts';
import { useIsUnsaved } from './segmentDrafts.ts';
import { SegmentEditor } from './SegmentEditor.tsx';
import './segments.css';

/** The saved segments beside the one that is open. */
export function SegmentsView({ segmentId }: { readonly segmentId: string | null }) {
  const text = useText();
  const dataset = useCurrentDataset();
  const settings = useApp((state) => state.workspace?.settings ?? null);
  const [version, setVersion] = useState(0);
  const { asked, last, again } = useAsk(
    useCallback(() => refreshSegments(), []),
    version,
  );
  const segments = last ?? [];
  const shown = segments.find((segment) => segment.id === segmentId) ?? segments[0];
  const changed = () => setVersion((before) => before + 1);

  function create(name: string, condition: SavedSegment['condition']): void {
    void attempt(async () => {
      const saved = await getHost().call('segment.save', { segmentId: null, name, description: '', condition });
      await refreshSegments();
      changed();
      goTo({ screen: 'segments', segmentId: saved.id });
    });
  }

  const newMenu = (
    <Menu
      align="end"
      trigger={
        <button type="button" className="button" data-variant="primary">
          <Plus aria-hidden />
          {text('segments.new')}
        </button>
      }
      items={[
        {
          id: 'empty',
          label: text('segments.empty'),
          onSelect: () => create(text('segments.newName'), { kind: 'all', of: [] }),
        },
        ...readySegments.map(({ id, condition }, index) => ({
          id,
          label: text(`segments.ready.${id}`),
          separated: index === 0,
          onSelect: () => create(text(`segments.ready.${id}`), condition),
        })),
      ]}
    />
  );
  return (
    <Page title={text('rail.segments')} actions={newMenu}>
      {asked.state === 'loading' && last === null ? <Progress label={text('app.loading')} share={null} /> : null}
      {asked.state === 'failed' ? (
        <ErrorNote error={asked.error} actions={<Button onClick={again}>{text('app.retry')}</Button>} />
      ) : null}
      {asked.state === 'ready' && segments.length === 0 ? (
        <EmptyState
          icon={<Users aria-hidden />}
          title={text('segments.none')}
          text={text('segments.noneHint')}
          actions={newMenu}
        />
      ) : null}
      {shown === undefined ? null : (
        <SurroundingsProvider dataset={dataset} settings={settings}>
          <div className="segments">
            <nav className="segmentList" aria-label={text('rail.segments')}>
              {segments.map((segment) => (
                <SegmentLink key={segment.id} segment={segment} isShown={segment.id === shown.id} />
              ))}
            </nav>
            <SegmentEditor key={shown.id} segment={shown} onSaved={changed} />
          </div>
        </SurroundingsProvider>
      )}
    </Page>
  );
}

function SegmentLink({ segment, isShown }: { readonly segment: SavedSegment; readonly isShown: boolean }) {
  const text = useText();
  const isUnsaved = useIsUnsaved(segment.id);
  return (
    <button
      type="button"
      className="segmentLink"
      aria-current={isShown ? 'page' : undefined}
      onClick={() => goTo({ screen: 'segments', segmentId: segment.id })}
    >
      <span className="segmentName">{segment.name}</span>
      <span className="segmentFacts">
        {isUnsaved ? text('segments.unsaved') : text('segments.version', { version: segment.version })}
      </span>
    </button>
  );
}
