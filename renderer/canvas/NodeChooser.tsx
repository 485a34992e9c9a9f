import { useState } from 'react';
import { useText } from '../locales/index.ts';
import { familyOf } from '../../core/words/family.ts';
import { NodeMark } from '../nodes/NodeMark.tsx';
import { type NewNodeKind, newNode, paletteGroups } from '../nodes/newNode.ts';
import { PointPopover } from './PointPopover.tsx';

interface NodeChooserProps {
  readonly x: number;
  readonly y: number;
  /** Triggers and notes cannot follow another node. */
  readonly onlyFollowers: boolean;
  readonly onChoose: (kind: NewNodeKind) => void;
  readonly onClose: () => void;
}

/** Chooses what comes next where a connection was dropped on empty canvas; type to filter, arrows and Enter to choose. */
export function NodeChooser({ x, y, onlyFollowers, onChoose, onClose }: NodeChooserProps) {
  const text = useText();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const kinds: NewNodeKind[] = paletteGroups.flatMap((group) => [...group.kinds]);
  const found = kinds.filter((kind) => {
    if (onlyFollowers && (kind.startsWith('trigger.') || kind === 'note')) return false;
    return text(`editor.kind.${kind}`).toLowerCase().includes(query.trim().toLowerCase());
  });
  const chosen = found[Math.min(active, found.length - 1)];
  return (
    <PointPopover x={x} y={y} onClose={onClose}>
      <input
        className="chooserSearch"
        // opened by a gesture whose next step is choosing
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="node-chooser"
        aria-activedescendant={chosen === undefined ? undefined : `chooser-${chosen}`}
        aria-label={text('editor.palette.search')}
        placeholder={text('editor.palette.search')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
          else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="node-chooser" className="chooserList" role="listbox" aria-label={text('editor.canvas.chooseNode')}>
        {found.map((kind) => (
          <li
            key={kind}
            id={`chooser-${kind}`}
            role="option"
            aria-selected={kind === chosen}
            ref={(element) => {
              if (kind === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setActive(found.indexOf(kind))}
            onClick={() => onChoose(kind)}
          >
            <NodeMark kind={kind} family={familyOf(newNode(kind, kind, { x: 0, y: 0 }, text))} />
            {text(`editor.kind.${kind}`)}
          </li>
        ))}
      </ul>
    </PointPopover>
  );
}
