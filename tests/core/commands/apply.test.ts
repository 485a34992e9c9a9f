import { describe, expect, it } from 'vitest';
import { type Command, commandSchema } from '../../../core/commands/command.ts';
import { applyCommand, applyDiff, isEmptyDiff, reverseDiff } from '../../../core/commands/index.ts';
import type { JourneyNode, NodeOf } from '../../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';

const at = (x: number) => ({ title: '', position: { x, y: 0 } });
const trigger: JourneyNode = {
  ...at(0),
  id: 'start',
  type: 'trigger',
  trigger: { kind: 'event', event: 'purchase', where: [], nth: null, withinSeconds: null },
};
const exit: JourneyNode = { ...at(9), id: 'end', type: 'exit' };
const wait = (id: string, waitSeconds = 60): JourneyNode => ({
  ...at(3),
  id,
  type: 'wait',
  wait: { kind: 'duration', waitSeconds },
});
const split = (arms: readonly string[]): NodeOf<'split'> => ({
  ...at(5),
  id: 'split',
  type: 'split',
  arms: arms.map((id) => ({ id, label: id, weightPercent: 100 / arms.length })),
});
const note: JourneyNode = { ...at(1), id: 'memo', type: 'note', text: '' };

const base: Journey = {
  ...emptyJourney('j', '여정'),
  nodes: [trigger, split(['a', 'b']), exit],
  edges: [
    { id: 'e1', from: 'start', port: 'next', to: 'split' },
    { id: 'e2', from: 'split', port: 'a', to: 'end' },
    { id: 'e3', from: 'split', port: 'b', to: 'end' },
  ],
};

function applied(command: Command, journey = base) {
  const result = applyCommand(journey, command);
  if (!result.ok) throw new Error(result.error.code);
  expect(applyDiff(journey, result.value.diff)).toEqual(result.value.journey);
  expect(applyDiff(result.value.journey, reverseDiff(result.value.diff))).toEqual(journey);
  return result.value;
}

function refusal(command: Command) {
  const result = applyCommand(base, command);
  return result.ok ? null : result.error.code;
}

describe('applyCommand', () => {
  it('puts a node into an edge: the edge ends at it and a new one leaves its first port', () => {
    const { journey, label } = applied({ kind: 'insertOnEdge', edgeId: 'e1', node: wait('w'), newEdgeId: 'e9' });
    expect(journey.edges).toEqual([
      { id: 'e1', from: 'start', port: 'next', to: 'w' },
      { id: 'e2', from: 'split', port: 'a', to: 'end' },
      { id: 'e3', from: 'split', port: 'b', to: 'end' },
      { id: 'e9', from: 'w', port: 'next', to: 'split' },
    ]);
    expect(label).toEqual({ code: 'insertNode', params: { type: 'wait' } });
  });

  it('replaces the edge of a used port', () => {
    const added = applied({ kind: 'addElements', nodes: [wait('w')], edges: [] }).journey;
    const { journey } = applied({ kind: 'connect', edge: { id: 'e9', from: 'split', port: 'a', to: 'w' } }, added);
    expect(journey.edges.map((edge) => `${edge.id}:${edge.from}.${edge.port}>${edge.to}`)).toEqual([
      'e1:start.next>split',
      'e3:split.b>end',
      'e9:split.a>w',
    ]);
  });

  it('leaves alone the edges of other nodes that leave ports of the same name', () => {
    const added = applied({ kind: 'addElements', nodes: [wait('w')], edges: [] }).journey;
    const { journey } = applied({ kind: 'connect', edge: { id: 'e9', from: 'w', port: 'next', to: 'end' } }, added);
    expect(journey.edges.map((edge) => edge.id)).toEqual(['e1', 'e2', 'e3', 'e9']);
  });

  it('moves the end of an edge that it knows, and frees the port it moves to', () => {
    const { journey, label } = applied({ kind: 'connect', edge: { id: 'e2', from: 'split', port: 'b', to: 'end' } });
    expect(journey.edges).toEqual([
      { id: 'e1', from: 'start', port: 'next', to: 'split' },
      { id: 'e2', from: 'split', port: 'b', to: 'end' },
    ]);
    expect(label.code).toBe('reconnect');
  });

  it('removes the edges of a removed node', () => {
    const { journey, diff, label } = applied({ kind: 'removeElements', nodeIds: ['split'], edgeIds: [] });
    expect(journey.nodes.map((node) => node.id)).toEqual(['start', 'end']);
    expect(journey.edges).toEqual([]);
    expect(diff.nodes.removed.map(({ index }) => index)).toEqual([1]);
    expect(label).toEqual({ code: 'removeNode', params: { type: 'split' } });
  });

  it('removes the edges of ports that an update takes away', () => {
    const { journey } = applied({ kind: 'updateNode', node: split(['b', 'c']) });
    expect(journey.edges.map((edge) => edge.id)).toEqual(['e1', 'e3']);
  });

  it('changes only the settings that the patch names', () => {
    const { journey, diff, label } = applied({ kind: 'updateJourney', patch: { name: '새 이름', priority: 0 } });
    expect(journey).toEqual({ ...base, name: '새 이름' });
    expect(diff.journey).toEqual({ from: { name: '여정' }, to: { name: '새 이름' } });
    expect(label.code).toBe('editJourney');
  });

  it('gives an empty diff where nothing changes', () => {
    const same = applied({ kind: 'moveNodes', positions: [{ nodeId: 'end', x: 9, y: 0 }], reason: 'move' });
    expect(isEmptyDiff(same.diff)).toBe(true);
    const moved = applied({ kind: 'moveNodes', positions: [{ nodeId: 'end', x: 8, y: 0 }], reason: 'move' });
    expect(isEmptyDiff(moved.diff)).toBe(false);
  });

  it('names edits by what the user sees', () => {
    expect(applied({ kind: 'updateNode', node: { ...exit, title: '끝' } }).label).toEqual({
      code: 'renameNode',
      params: { title: '끝' },
    });
    const waiting = applied({ kind: 'addElements', nodes: [{ ...wait('w'), title: '쉬기' }], edges: [] });
    expect(waiting.label).toEqual({ code: 'addNodeNamed', params: { title: '쉬기' } });
    const longer = applied({ kind: 'updateNode', node: { ...wait('w', 7200), title: '쉬기' } }, waiting.journey);
    expect(longer.label).toEqual({ code: 'changeWait', params: { seconds: 7200 } });
    expect(applied({ kind: 'moveNodes', positions: [], reason: 'layout' }).label.code).toBe('layout');
    expect(applied({ kind: 'updateJourney', patch: { goal: { event: 'visit', where: [] } } }).label.code).toBe(
      'editGoal',
    );
    expect(applied({ kind: 'removeElements', nodeIds: [], edgeIds: ['e1', 'e2'] }).label).toEqual({
      code: 'removeEdges',
      params: { count: 2 },
    });
  });

  it.each<[string, Command, string]>([
    ['a node of a known id', { kind: 'addElements', nodes: [exit], edges: [] }, 'command.duplicateId'],
    ['a node with two ports of one id', { kind: 'updateNode', node: split(['a', 'a']) }, 'command.duplicateId'],
    [
      'a branch called like the else port',
      { kind: 'addElements', nodes: [elseTwice()], edges: [] },
      'command.duplicateId',
    ],
    [
      'two new edges at one port',
      {
        kind: 'addElements',
        nodes: [wait('w')],
        edges: [
          { id: 'x', from: 'w', port: 'next', to: 'end' },
          { id: 'y', from: 'w', port: 'next', to: 'split' },
        ],
      },
      'command.portTaken',
    ],
    [
      'an unknown edge',
      { kind: 'insertOnEdge', edgeId: 'nope', node: wait('w'), newEdgeId: 'x' },
      'command.unknownEdge',
    ],
    [
      'an exit in the middle',
      { kind: 'insertOnEdge', edgeId: 'e1', node: { ...exit, id: 'x' }, newEdgeId: 'y' },
      'command.noPort',
    ],
    [
      'a note in the middle',
      { kind: 'insertOnEdge', edgeId: 'e1', node: note, newEdgeId: 'y' },
      'command.notAcceptingEdges',
    ],
    [
      'a taken edge id',
      { kind: 'insertOnEdge', edgeId: 'e1', node: wait('w'), newEdgeId: 'e2' },
      'command.duplicateId',
    ],
    [
      'an edge to itself',
      { kind: 'connect', edge: { id: 'x', from: 'split', port: 'a', to: 'split' } },
      'command.selfEdge',
    ],
    [
      'an edge into a trigger',
      { kind: 'connect', edge: { id: 'x', from: 'split', port: 'a', to: 'start' } },
      'command.notAcceptingEdges',
    ],
    [
      'an edge from an exit',
      { kind: 'connect', edge: { id: 'x', from: 'end', port: 'next', to: 'split' } },
      'command.unknownPort',
    ],
    [
      'an edge to nowhere',
      { kind: 'connect', edge: { id: 'x', from: 'split', port: 'a', to: 'nope' } },
      'command.unknownNode',
    ],
    ['removing what is gone', { kind: 'removeElements', nodeIds: ['nope'], edgeIds: [] }, 'command.unknownNode'],
    [
      'removing an edge that is gone',
      { kind: 'removeElements', nodeIds: [], edgeIds: ['nope'] },
      'command.unknownEdge',
    ],
    [
      'moving what is gone',
      { kind: 'moveNodes', positions: [{ nodeId: 'nope', x: 0, y: 0 }], reason: 'move' },
      'command.unknownNode',
    ],
    ['updating what is gone', { kind: 'updateNode', node: wait('nope') }, 'command.unknownNode'],
  ])('refuses %s', (_what, command, code) => {
    expect(refusal(command)).toBe(code);
  });
});

function elseTwice(): JourneyNode {
  const condition = { kind: 'tag' as const, tag: 'x' };
  return { ...at(0), id: 'x', type: 'branch', branches: [{ id: 'else', label: '', condition }] };
}

describe('a jump', () => {
  const jump: JourneyNode = { ...at(7), id: 'jump', type: 'goTo', target: 'end' };
  const withJump = applied({ kind: 'addElements', nodes: [jump], edges: [] }).journey;

  it('loses its target when that node is removed, and gets it back by undo', () => {
    const { journey } = applied({ kind: 'removeElements', nodeIds: ['end'], edgeIds: [] }, withJump);
    expect(journey.nodes.find((node) => node.id === 'jump')).toMatchObject({ target: '' });
  });

  it('may not lead nowhere, to itself or to a trigger', () => {
    const refused = ['gone', 'jump', 'start'].map((target) => {
      const result = applyCommand(withJump, { kind: 'updateNode', node: { ...jump, target } });
      return result.ok ? 'ok' : result.error.code;
    });
    expect(refused).toEqual(['command.unknownNode', 'command.selfEdge', 'command.notAcceptingEdges']);
  });
});

describe('limits and mutes', () => {
  it('are named in undo, and stay when something else of the journey is changed', () => {
    const limits = { entriesTotal: 5, entriesPerDay: null, sendsPerHour: null, budgetWon: null };
    const limited = applied({ kind: 'updateJourney', patch: { limits } });
    expect(limited.label).toEqual({ code: 'editLimits', params: {} });
    const command = commandSchema.parse({ kind: 'updateJourney', patch: { name: '다른 이름' } });
    expect(applied(command, limited.journey).journey.limits).toEqual(limits);
  });
});
