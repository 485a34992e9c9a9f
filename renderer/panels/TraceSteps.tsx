import type { Journey } from '../../core/journey/spec.ts';
import type { TraceStep } from '../../core/simulate/trace.ts';
import type { CustomerRow } from '../../electron/shared/models.ts';
import { showNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { familyOf, kindKeyOf } from '../../core/words/family.ts';
import { NodeMark } from '../nodes/NodeMark.tsx';
import { nodeTitle } from '../../core/words/summary.ts';
import { useOptionalSession } from '../stores/EditorProvider.tsx';
import { paramsOf } from './traceText.ts';

interface TraceStepsProps {
  readonly journey: Journey;
  readonly steps: readonly TraceStep[];
  readonly customer: CustomerRow;
}

/** Kinds that say why something did not happen. */
const refusals: ReadonlySet<string> = new Set([
  'refused',
  'suppressed',
  'fallbackRefused',
  'notDelivered',
  'conditionFailed',
  'unsubscribed',
]);

/** The steps as a list: when, at which node, what. */
export function TraceSteps({ journey, steps, customer }: TraceStepsProps) {
  const text = useText();
  const session = useOptionalSession();
  return (
    <>
      <p className="traceCustomer">
        <b>{customer.id}</b>
        {text('editor.trace.customerFacts', { events: customer.eventCount, purchases: customer.purchaseCount })}
      </p>
      {steps.length === 0 ? <p className="panelHint">{text('editor.trace.nothing')}</p> : null}
      <ol className="traceSteps">
        {steps.map((step, index) => {
          const node = journey.nodes.find((candidate) => candidate.id === step.nodeId);
          return (
            // a trace never changes, so the place of a step is its identity
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} data-refusal={refusals.has(step.kind) ? '' : undefined}>
              <time dateTime={new Date(step.time * 1000).toISOString()}>
                {text('editor.trace.time', { time: step.time })}
              </time>
              <span className="traceWhat">{text(`trace.${step.kind}`, paramsOf(text, step, journey))}</span>
              {node === undefined ? null : (
                <button
                  type="button"
                  className="traceNode"
                  disabled={session === null}
                  onClick={() => session !== null && showNode(session, node.id)}
                >
                  <NodeMark kind={kindKeyOf(node)} family={familyOf(node)} />
                  {nodeTitle(text, node)}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
