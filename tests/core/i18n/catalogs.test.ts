import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../core/commands/label.ts';
import type { Command } from '../../../core/commands/command.ts';
import { type Catalog, createTranslator, placeholdersOf } from '../../../core/i18n/index.ts';
import { edit as englishEdit } from '../../../core/i18n/en/edit.ts';
import { edit as koreanEdit } from '../../../core/i18n/ko/edit.ts';
import { emptyJourney } from '../../../core/journey/spec.ts';

const areas = readdirSync('core/i18n/ko')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''));

async function catalogOf(language: 'ko' | 'en', area: string): Promise<Catalog> {
  const module: Record<string, Catalog> = await import(`../../../core/i18n/${language}/${area}.ts`);
  return Object.assign({}, ...Object.values(module));
}

describe.each(areas)('the texts of %s', (area) => {
  it('have the same keys in both languages, filled from the same values', async () => {
    const [korean, english] = [await catalogOf('ko', area), await catalogOf('en', area)];
    expect(Object.keys(english).sort()).toEqual(Object.keys(korean).sort());
    for (const [key, text] of Object.entries(korean)) {
      expect({ key, names: placeholdersOf(english[key]!) }).toEqual({ key, names: placeholdersOf(text) });
    }
  });

  it('are written in Korean, and hold no particle that cannot follow what stands before it', async () => {
    for (const [key, text] of Object.entries(await catalogOf('ko', area))) {
      // names such as SMS and those of other products, and texts that are nothing but values, are the same in both languages
      const words = key.startsWith('exportTarget.') ? '' : text.replaceAll(/\{[^}]*\}/g, '');
      expect({ key, isKorean: /[가-힣]|^[A-Z]+$/.test(text) || !/[a-z]/i.test(words) }).toEqual({
        key,
        isKorean: true,
      });
      // a value must be followed by a particle token, never by one form of the particle
      expect({ key, fixed: /\{\w+(:number)?\}"?(을|를|이|가|은|는|과|와)(?= )/.exec(text)?.[0] ?? null }).toEqual({
        key,
        fixed: null,
      });
    }
  });
});

describe('the names of edits', () => {
  const journey = {
    ...emptyJourney('j', 'n'),
    nodes: [{ id: 'a', title: '', position: { x: 0, y: 0 }, type: 'exit' as const }],
  };
  const [node] = journey.nodes;
  const wait = { ...node!, type: 'wait' as const, wait: { kind: 'duration' as const, waitSeconds: 7200 } };
  const waiting = { ...journey, nodes: [wait] };
  const commands: [Command, string, string][] = [
    [{ kind: 'addElements', nodes: [{ ...node!, id: 'b' }], edges: [] }, '종료 추가', 'add exit'],
    [{ kind: 'addElements', nodes: [node!, node!], edges: [] }, '요소 2개 추가', 'add 2 elements'],
    [{ kind: 'updateNode', node: { ...wait, title: '쉬기' } }, '이름을 "쉬기"로 변경', 'rename to "쉬기"'],
    [{ kind: 'updateNode', node: wait }, '대기 시간을 2시간으로 변경', 'change wait to 2 hours'],
    [{ kind: 'updateJourney', patch: { name: '봄' } }, '여정 이름을 "봄"으로 변경', 'rename journey to "봄"'],
    [{ kind: 'removeElements', nodeIds: [], edgeIds: ['x'] }, '연결 지우기', 'remove connection'],
  ];

  it.each(commands)('%# read as people say them', (command, korean, english) => {
    const { code, params } = labelOf(waiting, command);
    const inKorean = createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, koreanEdit);
    const inEnglish = createTranslator({ language: 'en', zone: 'Asia/Seoul' }, englishEdit);
    expect(inKorean(`edit.${code}`, params)).toBe(korean);
    expect(inEnglish(`edit.${code}`, params)).toBe(english);
  });
});
