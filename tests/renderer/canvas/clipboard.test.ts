import { describe, expect, it } from 'vitest';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { clipboardText, elementsOf, parseClipboard, pasteCommand } from '../../../renderer/canvas/clipboard.ts';
import { cartEdges, cartNodes } from '../../fixtures/cartJourney.ts';

const filter: JourneyNode = {
  id: 'opened',
  type: 'filter',
  title: '',
  position: { x: 300, y: 40 },
  condition: {
    kind: 'all',
    of: [
      { kind: 'message', state: 'opened', nodeId: 'mail', span: { kind: 'sinceEntry' } },
      { kind: 'message', state: 'sent', nodeId: 'elsewhere', span: { kind: 'ever' } },
    ],
  },
};
const journey: Journey = { ...emptyJourney('j', 'j'), nodes: [...cartNodes, filter], edges: cartEdges };

function counter() {
  let number = 0;
  return (kind: 'node' | 'edge') => {
    number += 1;
    return `${kind}${number}`;
  };
}

describe('clipboard', () => {
  it('takes the edges among the copied nodes and no others', () => {
    const { nodes, edges } = elementsOf(journey, ['half', 'mail']);
    expect(nodes.map((node) => node.id)).toEqual(['half', 'mail']);
    expect(edges.map((edge) => edge.id)).toEqual(['e2']);
  });

  it('comes back from its text as it was', () => {
    const elements = elementsOf(journey, ['cart', 'half', 'mail', 'opened']);
    expect(parseClipboard(clipboardText(elements))).toEqual(elements);
  });

  it('pastes with fresh ids everywhere, also where conditions name copied messages', () => {
    const elements = elementsOf(journey, ['half', 'mail', 'opened']);
    const command = pasteCommand(elements, { x: 24, y: 36 }, counter());
    const ids = [...command.nodes, ...command.edges].map((element) => element.id);
    expect(
      new Set([...ids, ...journey.nodes.map((node) => node.id), ...journey.edges.map((edge) => edge.id)]).size,
    ).toBe(ids.length + journey.nodes.length + journey.edges.length);
    const [half, mail, opened] = command.nodes;
    expect(command.edges).toEqual([{ id: command.edges[0]?.id, from: half?.id, port: 'a', to: mail?.id }]);
    expect(opened).toMatchObject({ condition: { of: [{ nodeId: mail?.id }, { nodeId: 'elsewhere' }] } });
    expect(opened?.position).toEqual({ x: 324, y: 76 });
  });

  it('lets a jump follow its target, keep one that the journey has, and lose one that it has not', () => {
    const jump = { id: 'jump', title: '', position: { x: 0, y: 0 }, type: 'goTo' as const, target: 'mail' };
    const [mail] = elementsOf(journey, ['mail']).nodes;
    const targets = (nodes: readonly JourneyNode[], known: ReadonlySet<string>) =>
      pasteCommand({ nodes: [...nodes], edges: [] }, { x: 0, y: 0 }, counter(), known).nodes.map((node) =>
        node.type === 'goTo' ? node.target : node.id,
      );
    const [copy, followed] = targets([mail!, jump], new Set(['mail']));
    expect(followed).toBe(copy);
    expect(targets([jump], new Set(['mail']))).toEqual(['mail']);
    expect(targets([jump], new Set())).toEqual(['']);
  });

  it.each([
    ['text of something else', '안녕하세요'],
    ['broken JSON', '{"format":"yeojeong.elements",'],
    ['a node that is none', '{"format":"yeojeong.elements","version":1,"nodes":[{"id":"x"}],"edges":[]}'],
    ['a later version', '{"format":"yeojeong.elements","version":2,"nodes":[],"edges":[]}'],
  ])('pastes nothing from %s', (_, text) => {
    expect(parseClipboard(text)).toBeNull();
  });
});
