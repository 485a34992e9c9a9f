import { memo, useMemo } from 'react';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from 'reactflow';
import { useNumbersStore } from '../stores/index.ts';
import { portNumbers } from '../stores/nodeNumbers.ts';
import { countText } from '../nodes/figures.ts';
import type { FlowEdge } from './derive.ts';

const thinnest = 1.5;
const thickest = 7;
const unknownWidth = 2;

/** An edge as thick as what flows through it, with the port's name and the count on it. */
const FlowEdgeView = memo(function FlowEdgeView(props: EdgeProps<FlowEdge>) {
  const { id, source, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected, data } = props;
  const result = useNumbersStore((state) => state.result);
  const port = data?.port ?? '';
  const numbers = useMemo(() => portNumbers(result, source, port), [result, source, port]);
  const [path, labelX, labelY] = getBezierPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition });
  const width = numbers === null ? unknownWidth : thinnest + (thickest - thinnest) * numbers.share;
  const label = data?.label ?? '';
  const count = numbers === null ? '' : countText(numbers.passed);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={24}
        style={{ strokeWidth: width }}
        className="flowPath"
        data-selected={selected ? '' : undefined}
        data-emphasis={data?.emphasis}
        data-drop={data?.isDropTarget ? '' : undefined}
        data-empty={numbers !== null && numbers.passed === 0 ? '' : undefined}
      />
      {label === '' && count === '' ? null : (
        <EdgeLabelRenderer>
          <div
            className="flowLabel"
            data-emphasis={data?.emphasis}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {label === '' ? null : <span className="flowPort">{label}</span>}
            {count === '' ? null : <span>{count}</span>}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** The dashed way from a `goTo` card to its target. */
const JumpView = memo(function JumpView(props: EdgeProps<FlowEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data } = props;
  const [path] = getBezierPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition });
  return <BaseEdge id={id} path={path} interactionWidth={0} className="jumpPath" data-emphasis={data?.emphasis} />;
});

/** React Flow's table of edge components; a constant for the same reason as `nodeTypes`. */
export const edgeTypes = { flow: FlowEdgeView, jump: JumpView } as const;
