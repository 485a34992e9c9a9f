import { useCallback, useState } from 'react';
import type { Journey } from '../../../core/journey/spec.ts';
import { nodeTitle } from '../../../core/words/summary.ts';
import { attempt, saveFile } from '../../app/appActions.ts';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';

/** The lists for ad platforms: one per `audience` node, of the customers that the newest run sent there. Saved one by one, on demand. */
export function AudienceLists({ journey }: { readonly journey: Journey }) {
  const text = useText();
  const [said, setSaid] = useState<string | null>(null);
  const nodes = journey.nodes.filter((node) => node.type === 'audience');
  const { asked } = useAsk(useCallback(() => getHost().call('run.list', { journeyId: journey.id }), [journey.id]));
  if (nodes.length === 0) return null;
  const runs = asked.state === 'ready' ? asked.value : [];
  const newest = runs.reduce<number | null>((best, { id }) => (best === null || id > best ? id : best), null);
  const save = (nodeId: string) =>
    void attempt(async () => {
      if (newest === null) return;
      const file = await getHost().call('export.audience', { jobId: crypto.randomUUID(), runId: newest, nodeId });
      setSaid(text('exporting.audienceSaid', { n: file.listed, without: file.withoutContact }));
      await saveFile(file.fileName, file.text);
    });
  return (
    <section className="exportAudiences">
      <h3>{text('exporting.audiences')}</h3>
      <p>{text(newest === null ? 'exporting.audiencesNoRun' : 'exporting.audiencesHint')}</p>
      <div className="exportButtons">
        {nodes.map((node) => (
          <Button key={node.id} size="small" disabled={newest === null} onClick={() => save(node.id)}>
            {nodeTitle(text, node)}
          </Button>
        ))}
      </div>
      <p role="status">{said ?? ''}</p>
    </section>
  );
}
