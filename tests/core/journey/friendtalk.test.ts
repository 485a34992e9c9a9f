import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../core/commands/index.ts';
import { parseJourney } from '../../../core/journey/index.ts';
import { fixOf, lintJourney } from '../../../core/lint/index.ts';
import { journeyOf, messageNode } from '../lint/journeys.ts';

function readOld(kakao: unknown) {
  const journey = journeyOf(messageNode({ purpose: 'advertising' }));
  const nodes = journey.nodes.map((node) =>
    node.type === 'message' ? { ...node, channel: 'friendtalk', kakao } : node,
  );
  const parsed = parseJourney(JSON.parse(JSON.stringify({ ...journey, nodes })));
  if (!parsed.ok) throw new Error(parsed.error[0]?.code);
  return parsed.value;
}

describe('Friendtalk of an older file', () => {
  it.each([
    [null, 'TEXT'],
    [{ messageType: 'FI', templateCode: 'T', templateStatus: 'draft', targeting: 'I' }, 'IMAGE'],
    [{ messageType: 'FW' }, 'WIDE'],
  ])('is read, refused, and made a Brand Message of the same look by the fix', (kakao, type) => {
    const journey = readOld(kakao);
    const problem = lintJourney(journey, null).find(({ code }) => code === 'kakao.friendtalk')!;
    const applied = applyCommand(journey, fixOf(problem, journey)!);
    const fixed = applied.ok ? applied.value.journey : journey;
    expect(fixed.nodes.find((node) => node.id === 'node')).toMatchObject({
      channel: 'brandMessage',
      kakao: { messageType: type },
    });
    expect(lintJourney(fixed, null).some(({ code }) => code === 'kakao.friendtalk')).toBe(false);
  });
});
