import { AlignStartHorizontal, AlignStartVertical, Copy, Trash2 } from 'lucide-react';
import type { Journey, JourneyEdge } from '../../core/journey/spec.ts';
import { alignSelection, deleteSelection, duplicateSelection, showNode } from '../commands/editorActions.ts';
import { useText } from '../locales/index.ts';
import { countText, shareText } from '../nodes/figures.ts';
import { nodeTitle, portText } from '../../core/words/summary.ts';
import { useEditorSession, useNumbersStore } from '../stores/index.ts';
import { portNumbers } from '../stores/nodeNumbers.ts';
import { Button } from '../ui/index.ts';

/** What can be done with several elements at once. */
export function ManySelected({ count }: { readonly count: number }) {
  const text = useText();
  const session = useEditorSession();
  return (
    <>
      <header className="panelHead">
        <h2>{text('editor.many.title', { n: count })}</h2>
        <p>{text('editor.many.hint')}</p>
      </header>
      <div className="panelBody panelActions">
        <Button icon={<AlignStartHorizontal aria-hidden />} onClick={() => alignSelection(session, 'top')}>
          {text('editor.command.alignTop')}
        </Button>
        <Button icon={<AlignStartVertical aria-hidden />} onClick={() => alignSelection(session, 'left')}>
          {text('editor.command.alignLeft')}
        </Button>
        <Button icon={<Copy aria-hidden />} onClick={() => duplicateSelection(session)}>
          {text('editor.command.duplicate')}
        </Button>
        <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={() => deleteSelection(session)}>
          {text('editor.command.delete')}
        </Button>
      </div>
    </>
  );
}

/** The selected edge: where it goes and how many pass. */
export function EdgeSelected({ journey, edge }: { readonly journey: Journey; readonly edge: JourneyEdge }) {
  const text = useText();
  const session = useEditorSession();
  const result = useNumbersStore((state) => state.result);
  const numbers = portNumbers(result, edge.from, edge.port);
  const source = journey.nodes.find((node) => node.id === edge.from);
  const target = journey.nodes.find((node) => node.id === edge.to);
  const port = source === undefined ? '' : portText(text, source, edge.port);
  return (
    <>
      <header className="panelHead">
        <h2>{text('editor.edge.title')}</h2>
        <p>{port === '' ? text('editor.port.next') : port}</p>
      </header>
      <div className="panelBody">
        <ul className="pathList">
          {[source, target].map((node, index) =>
            node === undefined ? null : (
              <li key={node.id}>
                <button type="button" onClick={() => showNode(session, node.id)}>
                  <span className="pathPort">{text(index === 0 ? 'editor.edge.from' : 'editor.edge.to')}</span>
                  <span className="pathTitle">{nodeTitle(text, node)}</span>
                </button>
              </li>
            ),
          )}
        </ul>
        {numbers === null ? null : (
          <dl className="figureList">
            <div>
              <dt>{text('editor.edge.passed')}</dt>
              <dd>{countText(numbers.passed)}</dd>
            </div>
            <div>
              <dt>{text('editor.edge.share')}</dt>
              <dd>{shareText(numbers.share)}</dd>
            </div>
          </dl>
        )}
        <div className="panelActions">
          <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={() => deleteSelection(session)}>
            {text('editor.edge.delete')}
          </Button>
        </div>
      </div>
    </>
  );
}
