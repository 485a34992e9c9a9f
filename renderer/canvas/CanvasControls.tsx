import { Focus, Maximize, Minus, Network, Plus } from 'lucide-react';
import { useStore } from 'reactflow';
import { autoLayout } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { useEditorSession, useJourneyStore } from '../stores/index.ts';
import { IconButton } from '../ui/index.ts';

/** Zoom out, the zoom itself (click = 100 %), zoom in, show all, show the selection, lay out. */
export function CanvasControls() {
  const text = useText();
  const session = useEditorSession();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const nodeIds = useJourneyStore((state) => state.selection.nodeIds);
  const canvas = session.canvas;
  return (
    <div className="canvasControls" role="toolbar" aria-label={text('editor.canvas.controls')}>
      <IconButton
        size="small"
        label={text('editor.command.zoomOut')}
        icon={<Minus aria-hidden />}
        onClick={() => canvas.current?.zoomOut()}
      />
      <button
        type="button"
        className="zoomValue"
        aria-label={`${zoom}% · ${text('editor.command.zoomReset')}`}
        onClick={() => canvas.current?.zoomTo(1)}
      >
        {zoom}%
      </button>
      <IconButton
        size="small"
        label={text('editor.command.zoomIn')}
        icon={<Plus aria-hidden />}
        onClick={() => canvas.current?.zoomIn()}
      />
      <span className="controlsLine" aria-hidden />
      <IconButton
        size="small"
        label={text('editor.command.fit')}
        icon={<Maximize aria-hidden />}
        onClick={() => canvas.current?.fit()}
      />
      <IconButton
        size="small"
        label={text('editor.command.fitSelection')}
        icon={<Focus aria-hidden />}
        disabled={nodeIds.length === 0}
        onClick={() => canvas.current?.fitNodes(nodeIds)}
      />
      <IconButton
        size="small"
        label={text('editor.command.layout')}
        icon={<Network aria-hidden />}
        onClick={() => autoLayout(session)}
      />
    </div>
  );
}
