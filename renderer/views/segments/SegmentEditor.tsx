import { Redo2, Save, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SavedSegment } from '../../../core/segment/savedSegment.ts';
import { attempt, goTo } from '../../app/appActions.ts';
import { useCurrentDataset } from '../../app/appStore.ts';
import { getHost } from '../../bridge/index.ts';
import { registerCommands } from '../../commands/registry.ts';
import { useText } from '../../locales/index.ts';
import { ConditionEditor } from '../../panels/condition/ConditionEditor.tsx';
import { IdleTextField } from '../../panels/fields/IdleTextField.tsx';
import { Button, IconButton, Tabs } from '../../ui/index.ts';
import { PersonaCard } from '../customers/PersonaCard.tsx';
import { refreshSegments } from './segmentActions.ts';
import { segmentCommands } from './segmentCommands.ts';
import { DeleteSegment } from './DeleteSegment.tsx';
import { SegmentCount } from './SegmentCount.tsx';
import { changeDraft, dropDraft, redoDraft, type SegmentText, undoDraft, useSegmentDraft } from './segmentDrafts.ts';
import { SegmentVersions } from './SegmentVersions.tsx';
import { WhyCustomer } from './WhyCustomer.tsx';

const tabs = ['persona', 'why', 'versions'] as const;
type TabName = (typeof tabs)[number];

interface SegmentEditorProps {
  readonly segment: SavedSegment;
  readonly onSaved: () => void;
}

/** One segment: its definition, how many it holds while it is edited, who they are, and why someone is in or out. */
export function SegmentEditor({ segment, onSaved }: SegmentEditorProps) {
  const text = useText();
  const hasData = useCurrentDataset() !== null;
  const draft = useSegmentDraft(segment.id);
  const [tab, setTab] = useState<TabName>('persona');
  const [deleting, setDeleting] = useState(false);
  const shown: SegmentText = draft?.text ?? segment;
  const change = (patch: Partial<SegmentText>) => changeDraft(segment.id, segment, patch);

  const save = () =>
    void attempt(async () => {
      const { name, description, condition } = shown;
      await getHost().call('segment.save', { segmentId: segment.id, name, description, condition });
      dropDraft(segment.id);
      await refreshSegments();
      onSaved();
    });
  const remove = () =>
    void attempt(async () => {
      await getHost().call('segment.delete', { segmentId: segment.id });
      dropDraft(segment.id);
      setDeleting(false);
      await refreshSegments();
      onSaved();
      goTo({ screen: 'segments', segmentId: null });
    });

  // anew at every drawing, so that saving by key saves what is seen
  useEffect(() => registerCommands(segmentCommands(segment.id, save)));

  return (
    <section className="segmentEditor" aria-label={shown.name}>
      <div className="segmentDefinition">
        <div className="segmentActions">
          <IconButton
            label={text('bar.undo')}
            icon={<Undo2 aria-hidden />}
            disabled={(draft?.past.length ?? 0) === 0}
            onClick={() => undoDraft(segment.id)}
          />
          <IconButton
            label={text('bar.redo')}
            icon={<Redo2 aria-hidden />}
            disabled={(draft?.future.length ?? 0) === 0}
            onClick={() => redoDraft(segment.id)}
          />
          <IconButton label={text('segments.delete')} icon={<Trash2 aria-hidden />} onClick={() => setDeleting(true)} />
          <span className="topSpace" />
          <span className="segmentFacts" role="status">
            {text(draft === null ? 'segments.saved' : 'segments.unsaved')}
          </span>
          <Button
            variant="primary"
            icon={<Save aria-hidden />}
            disabled={draft === null || shown.name.trim() === ''}
            onClick={save}
          >
            {text('segments.save')}
          </Button>
        </div>
        <IdleTextField label={text('segments.name')} value={shown.name} onCommit={(name) => change({ name })} />
        <IdleTextField
          label={text('segments.description')}
          value={shown.description}
          onCommit={(description) => change({ description })}
        />
        <ConditionEditor condition={shown.condition} onChange={(condition) => change({ condition })} />
      </div>
      <div className="segmentMeaning">
        {hasData ? (
          <>
            <SegmentCount condition={shown.condition} />
            <Tabs
              label={text('segments.tabs')}
              value={tab}
              onChange={setTab}
              items={tabs.map((value) => ({ value, label: text(`segments.tab.${value}`) }))}
            />
            {tab === 'persona' ? <PersonaCard condition={shown.condition} date={null} /> : null}
            {tab === 'why' ? <WhyCustomer condition={shown.condition} /> : null}
          </>
        ) : (
          <p className="sectionHint">{text('segments.noData')}</p>
        )}
        {hasData && tab !== 'versions' ? null : (
          <SegmentVersions
            segment={segment}
            onRestore={({ name, description, condition }) => change({ name, description, condition })}
          />
        )}
      </div>
      {deleting ? <DeleteSegment segment={segment} onClose={() => setDeleting(false)} onDelete={remove} /> : null}
    </section>
  );
}
