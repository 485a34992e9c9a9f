import { TriangleAlert } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { nodeTitle } from '../../../core/words/summary.ts';
import { attempt, saveFile } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { useJob } from '../../app/useJob.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';

/** Platforms that publish no format for what we write. */
const unverified: readonly NodeOf<'audience'>['platform'][] = ['kakao', 'naver'];

/** The lists for ad platforms: one per `audience` node, of the customers that the newest run sent there. Saved one by one, on demand. */
export function AudienceLists({ journey }: { readonly journey: Journey }) {
  const text = useText();
  const job = useJob();
  const [said, setSaid] = useState<string | null>(null);
  const nodes = journey.nodes.filter((node) => node.type === 'audience');
  const { asked } = useAsk(useCallback(() => getHost().call('run.list', { journeyId: journey.id }), [journey.id]));
  if (nodes.length === 0) return null;
  const runs = asked.state === 'ready' ? asked.value : [];
  const newest = runs.reduce<number | null>((best, { id }) => (best === null || id > best ? id : best), null);
  const save = async (nodeId: string) => {
    if (newest === null) return;
    setSaid(null);
    const file = await job.run((jobId) => getHost().call('export.audience', { jobId, runId: newest, nodeId }));
    if (file === null) return;
    setSaid(text('exporting.audienceSaid', { n: file.listed, without: file.withoutContact }));
    await attempt(() => saveFile(file.fileName, file.text));
  };
  return (
    <section className="exportAudiences" aria-label={text('exporting.audiences')}>
      <h3 className="sectionTitle">{text('exporting.audiences')}</h3>
      <p className="exportHint">{text(newest === null ? 'exporting.audiencesNoRun' : 'exporting.audiencesHint')}</p>
      <table className="plainTable">
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">
                {nodeTitle(text, node)}
                <span className="rowDetail">{text(`exportPlatform.${node.platform}`)}</span>
              </th>
              <td>
                <Button size="small" disabled={newest === null || job.running} onClick={() => void save(node.id)}>
                  {text('exporting.audienceSave')}
                  <span className="visuallyHidden">: {nodeTitle(text, node)}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {nodes.some(({ platform }) => unverified.includes(platform)) ? (
        <p className="exportUnverified">
          <TriangleAlert aria-hidden />
          {text('exporting.audiencesUnverified')}
        </p>
      ) : null}
      {job.running ? <JobProgress job={job} /> : null}
      {job.error === null ? null : <ErrorNote error={job.error} />}
      <p role="status" className="exportHint">
        {said ?? ''}
      </p>
    </section>
  );
}
