import { addNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { NodeMark } from '../nodes/NodeMark.tsx';
import { paletteGroups } from '../nodes/newNode.ts';
import { useEditorSession } from '../stores/index.ts';

/** What an empty journey says: how to begin, with the ways to begin as buttons. */
export function EmptyCanvas() {
  const text = useText();
  const session = useEditorSession();
  return (
    <div className="emptyCanvas">
      <h2>{text('editor.empty.title')}</h2>
      <p>{text('editor.empty.hint')}</p>
      <div className="emptyStarts">
        {paletteGroups[0].kinds.map((kind) => (
          <button key={kind} type="button" onClick={() => addNode(session, kind, text)}>
            <NodeMark kind={kind} family="trigger" />
            <b>{text(`editor.kind.${kind}`)}</b>
            <span>{text(`editor.hint.${kind}`)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
