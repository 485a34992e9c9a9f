import { describe, expect, it } from 'vitest';
import { type Catalog, createTranslator } from '../../../core/i18n/index.ts';
import { emptyJourney } from '../../../core/journey/spec.ts';
import { chordText, matchesChord } from '../../../renderer/commands/keys.ts';
import { editorCommands } from '../../../renderer/commands/editorCommands.ts';
import { matchingCommands } from '../../../renderer/commands/matching.ts';
import { type AppCommand, currentCommands, registerCommands, runCommand } from '../../../renderer/commands/registry.ts';
import { catalogsOf } from '../../../renderer/locales/catalogs.ts';
import { createEditorSession } from '../../../renderer/stores/editorSession.ts';
import { createFakeHost } from '../../fixtures/fakeHost.ts';

const ko: Catalog = Object.assign({}, ...catalogsOf('ko'));
const en: Catalog = Object.assign({}, ...catalogsOf('en'));
const text = createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, ko);

async function opened() {
  const session = createEditorSession(createFakeHost([emptyJourney('j', '빈 여정')]), 'j');
  await session.journey.getState().load();
  return { session, commands: editorCommands(session, text) };
}

function press(key: string, code: string, held: Partial<Record<'ctrl' | 'meta' | 'shift' | 'alt', boolean>> = {}) {
  return {
    key,
    code,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
  };
}

describe('commands of the editor', () => {
  it('have ids and keys of their own', async () => {
    const { commands } = await opened();
    const ids = commands.map((command) => command.id);
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are named in both languages', async () => {
    const { commands } = await opened();
    const unnamed = commands.filter(({ titleKey }) => !(titleKey in ko) || !(titleKey in en));
    expect(unnamed.map((command) => command.id)).toEqual([]);
  });

  it('build a connected journey without a mouse', async () => {
    const { session, commands } = await opened();
    const run = (id: string) => commands.find((command) => command.id === id)?.run();
    run('add.trigger.absence');
    run('add.wait.duration');
    run('add.message.sms');
    const journey = session.journey.getState().journey;
    expect(journey?.nodes.map((node) => node.type)).toEqual(['trigger', 'wait', 'message']);
    expect(journey?.edges.map((edge) => [edge.from, edge.to])).toEqual([
      [journey?.nodes[0]?.id, journey?.nodes[1]?.id],
      [journey?.nodes[1]?.id, journey?.nodes[2]?.id],
    ]);
    run('go.left');
    expect(session.journey.getState().selection.nodeIds).toEqual([journey?.nodes[1]?.id]);
    run('add.filter');
    const inserted = session.journey.getState().journey;
    expect(inserted?.edges).toHaveLength(3);
    run('edit.undo');
    await session.journey.getState().settled();
    expect(session.journey.getState().journey?.edges).toEqual(journey?.edges);
  });

  it('only offer what makes sense', async () => {
    const { commands } = await opened();
    const applicable = commands.filter((command) => command.when?.() !== false).map((command) => command.id);
    expect(applicable).not.toContain('edit.undo');
    expect(applicable).not.toContain('edit.delete');
    expect(applicable).toContain('edit.selectAll');
  });
});

describe('registry', () => {
  const command = (id: string, run: () => void): AppCommand => ({ id, titleKey: id, group: 'app', keys: [], run });

  it('lets a later command stand in for an earlier one with its id, until it goes', () => {
    const ran: string[] = [];
    const leaveFirst = registerCommands([command('test.same', () => ran.push('first'))]);
    const leaveSecond = registerCommands([command('test.same', () => ran.push('second'))]);
    runCommand('test.same');
    leaveSecond();
    runCommand('test.same');
    leaveFirst();
    expect(runCommand('test.same')).toBe(false);
    expect(ran).toEqual(['second', 'first']);
    expect(currentCommands().some((candidate) => candidate.id === 'test.same')).toBe(false);
  });

  it('finds commands by all words of the query, beginnings first', () => {
    const titles = new Map([
      ['a', 'Show all'],
      ['b', 'Select all'],
      ['c', 'Allow several'],
    ]);
    const commands = [...titles.keys()].map((id) => command(id, () => undefined));
    const found = (query: string) =>
      matchingCommands(commands, query, (item) => titles.get(item.id) ?? '').map((item) => item.id);
    expect(found('all')).toEqual(['c', 'a', 'b']);
    expect(found('all sel')).toEqual(['b']);
  });
});

describe('key chords', () => {
  it('know letters by their place, also while Hangul is typed', () => {
    expect(matchesChord(press('ㅋ', 'KeyZ', { ctrl: true }), 'Mod+Z', false)).toBe(true);
    expect(matchesChord(press('ㅋ', 'KeyZ', { ctrl: true, shift: true }), 'Mod+Z', false)).toBe(false);
    expect(matchesChord(press('ㅋ', 'KeyZ', { ctrl: true, shift: true }), 'Mod+Shift+Z', false)).toBe(true);
  });

  it('take Cmd for Ctrl on a Mac', () => {
    expect(matchesChord(press('z', 'KeyZ', { meta: true }), 'Mod+Z', true)).toBe(true);
    expect(matchesChord(press('z', 'KeyZ', { ctrl: true }), 'Mod+Z', true)).toBe(false);
    expect(chordText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(chordText('Alt+ArrowLeft', false)).toBe('Alt+←');
  });

  it('match signs whatever the Shift key', () => {
    expect(matchesChord(press('?', 'Slash', { shift: true }), '?', false)).toBe(true);
    expect(matchesChord(press('/', 'Slash'), '?', false)).toBe(false);
    expect(matchesChord(press('!', 'Digit1', { shift: true }), 'Shift+1', false)).toBe(true);
  });
});
