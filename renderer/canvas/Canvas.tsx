import {
  type FocusEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from 'reactflow';
import 'reactflow/dist/style.css';
import { useLanguage, useText } from '../locales/index.ts';
import { nodeTypes } from '../nodes/familyCards.tsx';
import { nodeKicker, nodeTitle, portText } from '../../core/words/summary.ts';
import { useEditorSession, useJourneyStore } from '../stores/index.ts';
import { useLateNumbers } from '../stores/useLateNumbers.ts';
import { CanvasControls } from './CanvasControls.tsx';
import { addChosen, type ChooserPurpose } from './chosenNode.ts';
import { ContextMenu } from './ContextMenu.tsx';
import { type CardNode, createDeriver, type FlowEdge } from './derive.ts';
import { DotGrid } from './DotGrid.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { EstimateChip } from './EstimateChip.tsx';
import { edgeTypes } from './FlowEdgeView.tsx';
import { GuideLines } from './GuideLines.tsx';
import { gridStep } from '../../core/journey/geometry.ts';
import { NodeChooser } from './NodeChooser.tsx';
import { useCanvasApi } from './useCanvasApi.ts';
import { type MenuTarget, useCanvasMenu } from './useCanvasMenu.ts';
import { type OpenConnection, useConnections } from './useConnections.ts';
import { useDropTarget } from './useDropTarget.ts';
import { useGraphChanges } from './useGraphChanges.ts';
import './canvas.css';

/** Below this zoom a card is too small to read and becomes a block with its number. */
const farZoom = 0.4;
/** From here on only what is visible is rendered; below, panning is smoother with everything in place. */
const manyNodes = 300;

const snapGrid: [number, number] = [gridStep, gridStep];
const multiSelectionKeys = ['Meta', 'Control', 'Shift'];
const panButtons = [0, 1];
const fitViewOptions = { padding: 0.12, maxZoom: 1 };
const proOptions = { hideAttribution: true };

function familyClass(node: CardNode): string {
  return node.type ?? '';
}

interface Chooser {
  readonly purpose: ChooserPurpose;
  readonly x: number;
  readonly y: number;
}

/** The drawing of the open journey, with everything that edits it by mouse and keyboard. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasFrame />
    </ReactFlowProvider>
  );
}

function CanvasFrame() {
  const text = useText();
  const language = useLanguage();
  const session = useEditorSession();
  const flow = useReactFlow();
  const wrapper = useRef<HTMLDivElement>(null);
  const journey = useJourneyStore((state) => state.journey);
  const selection = useJourneyStore((state) => state.selection);
  const path = useJourneyStore((state) => state.path);
  const isFar = useStore((state) => state.transform[2] < farZoom);
  const isConnecting = useStore((state) => state.connection.inProgress);
  const [menu, setMenu] = useState<MenuTarget | null>(null);
  const [chooser, setChooser] = useState<Chooser | null>(null);

  useCanvasApi(wrapper);
  const dropEdgeId = useDropTarget(wrapper);
  const { moving, guides, onNodesChange, onEdgesChange } = useGraphChanges();
  const openChooser = useCallback(
    ({ nodeId, port, x, y }: OpenConnection) => setChooser({ purpose: { kind: 'follow', nodeId, port }, x, y }),
    [],
  );
  const connections = useConnections(openChooser);

  const derive = useMemo(
    () =>
      createDeriver({
        nodeName: (node) => `${nodeKicker(text, node)}: ${nodeTitle(text, node)}`,
        edgeName: (edge, source, target) =>
          text('editor.canvas.edgeName', {
            from: nodeTitle(text, source),
            port: portText(text, source, edge.port) || text('editor.port.next'),
            to: nodeTitle(text, target),
          }),
        portName: (source, port) => portText(text, source, port),
        jumpName: (node, target) =>
          text('editor.canvas.jumpName', { from: nodeTitle(text, node), to: nodeTitle(text, target) }),
      }),
    [text],
  );
  const graph = useMemo(
    () => (journey === null ? { nodes: [], edges: [] } : derive(journey, { selection, path, moving, dropEdgeId })),
    [derive, journey, selection, path, moving, dropEdgeId],
  );

  const closeMenu = useCallback(() => setMenu(null), []);
  const closeChooser = useCallback(() => setChooser(null), []);
  const openInsert = useCallback((target: MenuTarget) => {
    const purpose: ChooserPurpose =
      target.kind === 'node'
        ? { kind: 'after', nodeId: target.id }
        : target.kind === 'edge'
          ? { kind: 'insert', edgeId: target.id }
          : { kind: 'alone' };
    setChooser({ purpose, x: target.x, y: target.y });
  }, []);
  const menuItems = useCanvasMenu(session, text, menu, openInsert);

  const onNodeContextMenu = useCallback(
    (event: MouseEvent, node: CardNode) => {
      event.preventDefault();
      const { select, selection: chosen } = session.journey.getState();
      if (!chosen.nodeIds.includes(node.id)) select({ nodeIds: [node.id], edgeIds: [] });
      setMenu({ kind: 'node', id: node.id, x: event.clientX, y: event.clientY });
    },
    [session],
  );
  const onEdgeContextMenu = useCallback(
    (event: MouseEvent, edge: FlowEdge) => {
      event.preventDefault();
      session.journey.getState().select({ nodeIds: [], edgeIds: [edge.id] });
      setMenu({ kind: 'edge', id: edge.id, x: event.clientX, y: event.clientY });
    },
    [session],
  );
  const onPaneContextMenu = useCallback((event: globalThis.MouseEvent | MouseEvent) => {
    event.preventDefault();
    setMenu({ kind: 'pane', id: '', x: event.clientX, y: event.clientY });
  }, []);

  /** Selection follows keyboard focus, so that the inspector shows what the focus is on. */
  const onFocusCapture = useCallback(
    (event: FocusEvent) => {
      const element = event.target;
      if (!element.matches(':focus-visible')) return;
      const id = element.getAttribute('data-id');
      if (id === null) return;
      const { select } = session.journey.getState();
      if (element.classList.contains('react-flow__node')) select({ nodeIds: [id], edgeIds: [] });
      else if (element.classList.contains('react-flow__edge')) select({ nodeIds: [], edgeIds: [id] });
    },
    [session],
  );

  // A journey that starts empty must not be fitted when its first node comes: the canvas would jump under the hand.
  const [isFittedAtStart] = useState(graph.nodes.length > 0);

  const ariaLabels = useMemo(
    () => ({
      'node.a11yDescription.default': text('editor.canvas.nodeHelp'),
      'edge.a11yDescription.default': text('editor.canvas.edgeHelp'),
      'minimap.ariaLabel': text('editor.canvas.minimap'),
    }),
    [text],
  );

  const classes = ['canvas', isFar ? 'far' : '', isConnecting ? 'connecting' : '', path === null ? '' : 'tracing'];
  return (
    <Surface surface={wrapper} className={classes.filter(Boolean).join(' ')} onFocusCapture={onFocusCapture}>
      <ReactFlow<CardNode, FlowEdge>
        key={language}
        nodes={graph.nodes}
        edges={graph.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        {...connections}
        onNodeContextMenu={onNodeContextMenu}
        onEdgeContextMenu={onEdgeContextMenu}
        onPaneContextMenu={onPaneContextMenu}
        deleteKeyCode={null}
        multiSelectionKeyCode={multiSelectionKeys}
        panOnDrag={panButtons}
        disableKeyboardA11y
        snapToGrid
        snapGrid={snapGrid}
        connectionRadius={26}
        minZoom={0.1}
        maxZoom={2}
        fitView={isFittedAtStart}
        fitViewOptions={fitViewOptions}
        onlyRenderVisibleElements={graph.nodes.length > manyNodes}
        ariaLabelConfig={ariaLabels}
        proOptions={proOptions}
      >
        <DotGrid />
        {graph.nodes.length === 0 ? null : (
          <MiniMap<CardNode>
            pannable
            zoomable
            position="bottom-right"
            nodeClassName={familyClass}
            nodeBorderRadius={12}
            ariaLabel={text('editor.canvas.minimap')}
          />
        )}
      </ReactFlow>
      <GuideLines guides={guides} />
      <EstimateChip />
      <CanvasControls />
      {journey !== null && journey.nodes.length === 0 ? <EmptyCanvas /> : null}
      {menu === null ? null : (
        <ContextMenu x={menu.x} y={menu.y} label={text('editor.canvas.menu')} items={menuItems} onClose={closeMenu} />
      )}
      {chooser === null ? null : (
        <NodeChooser
          x={chooser.x}
          y={chooser.y}
          onlyFollowers={chooser.purpose.kind !== 'alone'}
          onClose={closeChooser}
          onChoose={(kind) => {
            setChooser(null);
            addChosen(session, chooser.purpose, kind, flow.screenToFlowPosition(chooser), text);
          }}
        />
      )}
    </Surface>
  );
}

interface SurfaceProps {
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly className: string;
  readonly onFocusCapture: (event: FocusEvent) => void;
  readonly children: ReactNode;
}

/** The box around the drawing. It alone follows whether figures are old, so that nothing in it is drawn anew for that. */
function Surface({ surface, className, onFocusCapture, children }: SurfaceProps) {
  const text = useText();
  const isLate = useLateNumbers();
  return (
    <div
      ref={surface}
      className={isLate ? `${className} stale` : className}
      role="region"
      aria-label={text('editor.canvas.name')}
      onFocusCapture={onFocusCapture}
    >
      {children}
    </div>
  );
}
