import { invariant } from '../lib/invariant.ts';
import type { Journey } from '../journey/spec.ts';
import type { Diff, JourneyPatch } from './command.ts';

type ListDiff<Item> = {
  added: { index: number; item: Item }[];
  removed: { index: number; item: Item }[];
  updated: { from: Item; to: Item }[];
};

/** The diff between two states whose surviving nodes and edges stand in the same order; unchanged items are the same objects. */
export function diffBetween(before: Journey, after: Journey): Diff {
  return {
    nodes: diffLists(before.nodes, after.nodes),
    edges: diffLists(before.edges, after.edges),
    journey: diffSettings(before, after),
  };
}

function diffLists<Item extends { id: string }>(before: readonly Item[], after: readonly Item[]): ListDiff<Item> {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map((item) => item.id));
  const diff: ListDiff<Item> = { added: [], removed: [], updated: [] };
  before.forEach((item, index) => {
    if (!kept.has(item.id)) diff.removed.push({ index, item });
  });
  after.forEach((item, index) => {
    const from = old.get(item.id);
    if (!from) diff.added.push({ index, item });
    else if (!isEqual(from, item)) diff.updated.push({ from, to: item });
  });
  return diff;
}

const settings = ['name', 'description', 'priority', 'goal', 'entry', 'exits', 'limits', 'muted'] as const;

function diffSettings(before: Journey, after: Journey): Diff['journey'] {
  const changed = settings.filter((key) => !isEqual(before[key], after[key]));
  return changed.length === 0 ? null : { from: pick(before, changed), to: pick(after, changed) };
}

function pick(journey: Journey, keys: readonly (typeof settings)[number][]): JourneyPatch {
  return Object.fromEntries(keys.map((key) => [key, journey[key]]));
}

/** Documents are JSON, so equal values have equal keys in some order. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isEqual(value, right.get(key)));
}

/** Whether two states say the same, in whatever order their keys stand. */
export function isSameJourney(a: Journey, b: Journey): boolean {
  return isEqual(a, b);
}

/** Whether the diff changes nothing, so that there is nothing to undo. */
export function isEmptyDiff(diff: Diff): boolean {
  return diff.journey === null && isEmptyList(diff.nodes) && isEmptyList(diff.edges);
}

function isEmptyList(list: ListDiff<unknown>): boolean {
  return list.added.length === 0 && list.removed.length === 0 && list.updated.length === 0;
}

/** The diff that leads back. */
export function reverseDiff(diff: Diff): Diff {
  return {
    nodes: reverseList(diff.nodes),
    edges: reverseList(diff.edges),
    journey: diff.journey && { from: diff.journey.to, to: diff.journey.from },
  };
}

function reverseList<Item>(list: ListDiff<Item>): ListDiff<Item> {
  return {
    added: list.removed,
    removed: list.added,
    updated: list.updated.map(({ from, to }) => ({ from: to, to: from })),
  };
}

/** The journey after the diff; the diff must have been made from this very state. */
export function applyDiff(journey: Journey, diff: Diff): Journey {
  return {
    ...journey,
    ...definedOf(diff.journey?.to ?? {}),
    nodes: applyList(journey.nodes, diff.nodes),
    edges: applyList(journey.edges, diff.edges),
  };
}

/** The patch without keys that are present but undefined. */
export function definedOf(patch: JourneyPatch): Partial<Journey> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

function applyList<Item extends { id: string }>(items: readonly Item[], diff: ListDiff<Item>): Item[] {
  const removed = new Set(diff.removed.map(({ item }) => item.id));
  const updated = new Map(diff.updated.map(({ to }) => [to.id, to]));
  const result = items.filter((item) => !removed.has(item.id)).map((item) => updated.get(item.id) ?? item);
  invariant(result.length === items.length - removed.size, 'a diff removes what is not there');
  for (const { index, item } of diff.added) {
    invariant(index <= result.length, 'a diff adds beyond the end');
    result.splice(index, 0, item);
  }
  return result;
}
