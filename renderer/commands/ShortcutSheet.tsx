import { useText } from '../locales/index.ts';
import { Dialog } from '../ui/index.ts';
import { chordText, onMac } from './keys.ts';
import { useCommands } from './useCommands.ts';

const groups = ['edit', 'view', 'go', 'add', 'app'] as const;

/** Every command that has a key, by group. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const commands = useCommands().filter((command) => command.keys.length > 0);
  const isMac = onMac();
  return (
    <Dialog open onClose={onClose} title={text('editor.command.shortcuts')} size="wide">
      <div className="shortcutSheet">
        {groups.map((group) => {
          const own = commands.filter((command) => command.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group}>
              <h3>{text(`editor.commandGroup.${group}`)}</h3>
              <dl>
                {own.map((command) => (
                  <div key={command.id}>
                    <dt>{text(command.titleKey)}</dt>
                    <dd>
                      {command.keys.map((chord) => (
                        <kbd key={chord}>{chordText(chord, isMac)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
