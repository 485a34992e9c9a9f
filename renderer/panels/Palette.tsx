import { Search } from 'lucide-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { addNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { familyOf, kindKeyOf } from '../../core/words/family.ts';
import { NodeMark } from '../nodes/NodeMark.tsx';
import { KindIcon } from '../nodes/icons.tsx';
import { type NewNodeKind, newNode, paletteGroups } from '../nodes/newNode.ts';
import { nodeTitle } from '../../core/words/summary.ts';
import { newId } from '../stores/newId.ts';
import { useDragStore } from '../stores/EditorProvider.tsx';
import { useEditorSession } from '../stores/index.ts';
import './panels.css';

/** A press becomes a drag after this many pixels. */
const dragThreshold = 4;

/** Everything that can be drawn, by group; drag it, or double click, or Enter. */
export function Palette() {
  const text = useText();
  const session = useEditorSession();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      session.paletteSearch.occupy(() => {
        search.current?.focus();
        search.current?.select();
      }),
    [session],
  );

  const wanted = query.trim().toLowerCase();
  const groups = paletteGroups.map(({ group, kinds }) => ({
    group,
    kinds: kinds.filter((kind) =>
      `${text(`editor.kind.${kind}`)} ${text(`editor.hint.${kind}`)}`.toLowerCase().includes(wanted),
    ),
  }));
  const first = groups.flatMap((group) => [...group.kinds])[0];
  // the new card has the focus, so that Enter goes on to its settings and `/` to the next node
  function addFound(kind: NewNodeKind): void {
    addNode(session, kind, text);
    setQuery('');
    const [added] = session.journey.getState().selection.nodeIds;
    if (added !== undefined) requestAnimationFrame(() => session.canvas.current?.focusNode(added));
  }
  return (
    <nav className="palette" aria-label={text('editor.palette.name')}>
      <div className="paletteSearch">
        <Search aria-hidden />
        <input
          ref={search}
          type="search"
          value={query}
          aria-label={text('editor.palette.search')}
          placeholder={text('editor.palette.search')}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && wanted !== '' && first !== undefined) addFound(first);
            else if (event.key === 'Escape') {
              setQuery('');
              event.currentTarget.blur();
            } else return;
            event.preventDefault();
          }}
        />
        <kbd aria-hidden>/</kbd>
      </div>
      <div className="paletteGroups">
        {groups.map(({ group, kinds }) =>
          kinds.length === 0 ? null : (
            <section key={group} aria-label={text(`editor.group.${group}`)}>
              <h3>{text(`editor.group.${group}`)}</h3>
              {kinds.map((kind) => (
                <PaletteItem key={kind} kind={kind} />
              ))}
            </section>
          ),
        )}
        {first === undefined ? <p className="panelHint">{text('editor.palette.none')}</p> : null}
      </div>
      <DragGhost />
    </nav>
  );
}

function PaletteItem({ kind }: { readonly kind: NewNodeKind }) {
  const text = useText();
  const session = useEditorSession();

  function onPointerDown(event: PointerEvent<HTMLButtonElement>): void {
    if (event.button !== 0) return;
    const start = { x: event.clientX, y: event.clientY };
    const drag = session.drag.getState();
    let isDragging = false;

    function stop(): void {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', stop);
      window.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', onKeyDown, true);
      drag.end();
    }
    function onMove(move: globalThis.PointerEvent): void {
      if (!isDragging && Math.hypot(move.clientX - start.x, move.clientY - start.y) < dragThreshold) return;
      if (!isDragging) drag.start(newNode(kind, newId('node'), { x: 0, y: 0 }, text), move.clientX, move.clientY);
      isDragging = true;
      drag.move(move.clientX, move.clientY);
    }
    function onKeyDown(press: KeyboardEvent): void {
      if (press.key !== 'Escape') return;
      press.preventDefault();
      press.stopPropagation();
      stop();
    }
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', stop);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', onKeyDown, true);
  }

  return (
    <button
      type="button"
      className="paletteItem"
      data-kind={kind}
      title={text(`editor.hint.${kind}`)}
      onPointerDown={onPointerDown}
      onDoubleClick={() => addNode(session, kind, text)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        addNode(session, kind, text);
      }}
    >
      <KindIcon kind={kind} />
      {text(`editor.kind.${kind}`)}
    </button>
  );
}

/** What is being dragged, under the pointer. */
function DragGhost() {
  const text = useText();
  const node = useDragStore((state) => state.node);
  const x = useDragStore((state) => state.x);
  const y = useDragStore((state) => state.y);
  if (node === null) return null;
  return (
    <div className="dragGhost" style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }} aria-hidden>
      <NodeMark kind={kindKeyOf(node)} family={familyOf(node)} />
      {nodeTitle(text, node)}
    </div>
  );
}
