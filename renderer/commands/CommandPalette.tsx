import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useText } from '../locales/index.ts';
import { Dialog } from '../ui/index.ts';
import { chordText, onMac } from './keys.ts';
import { matchingCommands } from './matching.ts';
import type { AppCommand } from './registry.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useCommandKeys, useCommands, useRegisterCommands } from './useCommands.ts';
import './commands.css';

const alwaysActive: ReadonlySet<string> = new Set(['app.commandPalette']);

/**
 * Listens to the keys of all registered commands, and shows the palette (Ctrl/Cmd+K) and the sheet of shortcuts (?).
 * Mount it once, above everything that registers commands.
 */
export function CommandPalette() {
  const [open, setOpen] = useState<'palette' | 'sheet' | null>(null);
  const own = useMemo(
    (): readonly AppCommand[] => [
      {
        id: 'app.commandPalette',
        titleKey: 'editor.command.palette',
        group: 'app',
        keys: ['Mod+K'],
        run: () => setOpen((shown) => (shown === 'palette' ? null : 'palette')),
      },
      {
        id: 'app.shortcuts',
        titleKey: 'editor.command.shortcuts',
        group: 'app',
        keys: ['?'],
        run: () => setOpen('sheet'),
      },
    ],
    [],
  );
  useRegisterCommands(own);
  useCommandKeys(alwaysActive);
  const close = () => setOpen(null);
  return (
    <>
      {open === 'palette' ? <PaletteDialog onClose={close} /> : null}
      {open === 'sheet' ? <ShortcutSheet onClose={close} /> : null}
    </>
  );
}

function PaletteDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const commands = useCommands();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const isMac = onMac();
  const found = matchingCommands(
    commands.filter((command) => command.id !== 'app.commandPalette' && command.when?.() !== false),
    query,
    (command) => text(command.titleKey),
  );
  const chosen = found[Math.min(active, found.length - 1)];

  function run(command: AppCommand | undefined): void {
    if (command === undefined) return;
    onClose();
    // after the dialog has given the focus back
    requestAnimationFrame(() => command.run());
  }

  return (
    <Dialog open onClose={onClose} title={text('editor.command.palette')}>
      <div className="commandSearch">
        <Search aria-hidden />
        <input
          // the palette exists to be typed into
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls="command-list"
          aria-activedescendant={chosen === undefined ? undefined : `command-${chosen.id}`}
          aria-label={text('editor.command.search')}
          placeholder={text('editor.command.search')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1));
            else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
            else if (event.key === 'Enter') run(chosen);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <ul className="commandList" id="command-list" role="listbox" aria-label={text('editor.command.palette')}>
        {found.map((command) => (
          <li
            key={command.id}
            id={`command-${command.id}`}
            role="option"
            aria-selected={command === chosen}
            ref={(element) => {
              if (command === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setActive(found.indexOf(command))}
            onClick={() => run(command)}
          >
            <span className="commandGroup">{text(`editor.commandGroup.${command.group}`)}</span>
            <span className="commandTitle">{text(command.titleKey)}</span>
            {command.keys[0] === undefined ? null : <kbd>{chordText(command.keys[0], isMac)}</kbd>}
          </li>
        ))}
        {found.length === 0 ? <li className="commandNone">{text('editor.command.none')}</li> : null}
      </ul>
    </Dialog>
  );
}
