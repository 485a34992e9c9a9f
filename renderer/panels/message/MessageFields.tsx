import { useState } from 'react';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { useText } from '../../locales/index.ts';
import { Tabs } from '../../ui/index.ts';
import { NodeForecast } from '../NodeForecast.tsx';
import { PathTab } from '../PathTab.tsx';
import { ContentTab } from './ContentTab.tsx';
import { ResponseTab } from './ResponseTab.tsx';
import { SendingTab } from './SendingTab.tsx';

const tabs = ['content', 'sending', 'response', 'path'] as const;
type Tab = (typeof tabs)[number];

/** A message in four tabs: content, conditions, response assumptions, path. */
export function MessageFields({ node }: { readonly node: NodeOf<'message'> }) {
  const text = useText();
  const [tab, setTab] = useState<Tab>('content');
  return (
    <>
      <Tabs
        label={text('editor.inspector.tabs')}
        value={tab}
        onChange={setTab}
        items={tabs.map((value) => ({ value, label: text(`editor.tab.${value}`) }))}
      />
      <div className="panelBody">
        <TabContent tab={tab} node={node} />
        <NodeForecast node={node} />
      </div>
    </>
  );
}

function TabContent({ tab, node }: { readonly tab: Tab; readonly node: NodeOf<'message'> }) {
  switch (tab) {
    case 'content':
      return <ContentTab node={node} />;
    case 'sending':
      return <SendingTab node={node} />;
    case 'response':
      return <ResponseTab node={node} />;
    case 'path':
      return <PathTab node={node} />;
  }
}
