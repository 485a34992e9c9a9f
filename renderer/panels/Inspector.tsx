import { useEffect, useRef } from 'react';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { useText } from '../locales/index.ts';
import { familyOf, kindKeyOf } from '../../core/words/family.ts';
import { NodeMark } from '../nodes/NodeMark.tsx';
import { nodeKicker, nodeSummary, nodeTitle } from '../../core/words/summary.ts';
import { useEditorSession, useJourneyStore } from '../stores/index.ts';
import { useNodeUpdate } from '../stores/useNodeUpdate.ts';
import { BranchFields, FilterFields, SplitFields } from './DecisionFields.tsx';
import { IdleTextField } from './fields/IdleTextField.tsx';
import { JourneySettings } from './JourneySettings.tsx';
import { MessageFields } from './message/MessageFields.tsx';
import { NodeProblems } from './NodeProblems.tsx';
import { NodeForecast } from './NodeForecast.tsx';
import { GoalFields, NoteFields, UpdateFields } from './OtherFields.tsx';
import { PathTab } from './PathTab.tsx';
import { EdgeSelected, ManySelected } from './SelectionPanels.tsx';
import { WaitFields } from './TimeFields.tsx';
import { WaitForFields } from './WaitForFields.tsx';
import { ExperimentFields } from './ExperimentFields.tsx';
import { GateFields, GoToFields } from './FlowFields.tsx';
import { AudienceFields, WebhookFields } from './OutsideFields.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { TriggerFields } from './TriggerFields.tsx';
import './panels.css';

/** Settings of what is selected: a node, an edge, several things, or the journey itself. */
export function Inspector() {
  const text = useText();
  const journey = useJourneyStore((state) => state.journey);
  const selection = useJourneyStore((state) => state.selection);
  const panel = useRef<HTMLElement>(null);
  const { inspectorFields } = useEditorSession();
  useEffect(
    () => inspectorFields.occupy(() => panel.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()),
    [inspectorFields],
  );
  if (journey === null) return <aside className="inspector" aria-label={text('editor.inspector.name')} />;
  const count = selection.nodeIds.length + selection.edgeIds.length;
  const node = count === 1 ? journey.nodes.find((candidate) => candidate.id === selection.nodeIds[0]) : undefined;
  const edge = count === 1 ? journey.edges.find((candidate) => candidate.id === selection.edgeIds[0]) : undefined;
  return (
    <aside ref={panel} className="inspector" aria-label={text('editor.inspector.name')}>
      {node !== undefined ? (
        <NodeInspector key={node.id} node={node} />
      ) : edge !== undefined ? (
        <EdgeSelected journey={journey} edge={edge} />
      ) : count > 1 ? (
        <ManySelected count={count} />
      ) : (
        <JourneySettings journey={journey} />
      )}
    </aside>
  );
}

function NodeInspector({ node }: { readonly node: JourneyNode }) {
  const text = useText();
  const update = useNodeUpdate(node);
  return (
    <>
      <header className="panelHead">
        <div className="panelHeadRow">
          <NodeMark kind={kindKeyOf(node)} family={familyOf(node)} />
          <h2>{nodeTitle(text, node)}</h2>
        </div>
        <p>{nodeKicker(text, node)}</p>
      </header>
      <NodeProblems nodeId={node.id} />
      <div className="panelTitleField">
        <IdleTextField
          label={text('editor.inspector.title')}
          value={node.title}
          placeholder={nodeSummary(text, node)}
          onCommit={(title) => update((latest) => ({ ...latest, title }))}
        />
      </div>
      {node.type === 'message' ? (
        <MessageFields node={node} />
      ) : (
        <div className="panelBody">
          <NodeFields node={node} />
          <NodeForecast node={node} />
          {node.type === 'note' ? null : <PathTab node={node} />}
        </div>
      )}
    </>
  );
}

function NodeFields({ node }: { readonly node: JourneyNode }) {
  const text = useText();
  switch (node.type) {
    case 'trigger':
      return <TriggerFields node={node} />;
    case 'wait':
      return <WaitFields node={node} />;
    case 'waitFor':
      return <WaitForFields node={node} />;
    case 'filter':
      return <FilterFields node={node} />;
    case 'branch':
      return <BranchFields node={node} />;
    case 'split':
      return <SplitFields node={node} />;
    case 'update':
      return <UpdateFields node={node} />;
    case 'goal':
      return <GoalFields node={node} />;
    case 'note':
      return <NoteFields node={node} />;
    case 'exit':
      return <p className="panelHint">{text('editor.exit.hint')}</p>;
    case 'experiment':
      return <ExperimentFields node={node} />;
    case 'gate':
      return <GateFields node={node} />;
    case 'survey':
      return <SurveyFields node={node} />;
    case 'audience':
      return <AudienceFields node={node} />;
    case 'webhook':
      return <WebhookFields node={node} />;
    case 'goTo':
      return <GoToFields node={node} />;
    case 'message':
      return null;
  }
}
