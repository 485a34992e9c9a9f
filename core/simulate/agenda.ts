/**
 * What one customer has still to meet, earliest first: a binary heap over numbered slots, reused from customer to customer.
 * Order: second, then class (responses before timers), then major and minor, which name the send or the run and node.
 */
export interface Agenda {
  count: number;
  /** Slots in heap order; slots from `count` on are free. */
  heap: Int32Array;
  seconds: Int32Array;
  classes: Uint8Array;
  majors: Int32Array;
  minors: Int32Array;
  /** Compared with the owner's token when the moment comes: another one means that the entry is void. */
  tokens: Int32Array;
}

export const responseClass = 2;
export const timerClass = 3;
/** Major of a trigger's clock: its entry, if it makes one, will be the customer's last so far. */
export const triggerMajor = 2_147_483_647;

export function createAgenda(): Agenda {
  const capacity = 16;
  return {
    count: 0,
    heap: Int32Array.from({ length: capacity }, (_, slot) => slot),
    seconds: new Int32Array(capacity),
    classes: new Uint8Array(capacity),
    majors: new Int32Array(capacity),
    minors: new Int32Array(capacity),
    tokens: new Int32Array(capacity),
  };
}

export function pushAgenda(
  agenda: Agenda,
  second: number,
  entryClass: number,
  major: number,
  minor: number,
  token: number,
): void {
  if (agenda.count === agenda.heap.length) growAgenda(agenda);
  const { heap } = agenda;
  let position = agenda.count++;
  const slot = heap[position]!;
  agenda.seconds[slot] = second;
  agenda.classes[slot] = entryClass;
  agenda.majors[slot] = major;
  agenda.minors[slot] = minor;
  agenda.tokens[slot] = token;
  while (position > 0) {
    const parent = (position - 1) >>> 1;
    if (!comesBefore(agenda, slot, heap[parent]!)) break;
    heap[position] = heap[parent]!;
    position = parent;
  }
  heap[position] = slot;
}

/** Takes the earliest entry off; its slot stays readable until the next push. */
export function popAgenda(agenda: Agenda): number {
  const { heap } = agenda;
  const top = heap[0]!;
  const count = --agenda.count;
  const slot = heap[count]!;
  heap[count] = top;
  let position = 0;
  for (;;) {
    let child = position * 2 + 1;
    if (child >= count) break;
    if (child + 1 < count && comesBefore(agenda, heap[child + 1]!, heap[child]!)) child++;
    if (!comesBefore(agenda, heap[child]!, slot)) break;
    heap[position] = heap[child]!;
    position = child;
  }
  if (count > 0) heap[position] = slot;
  return top;
}

function comesBefore(agenda: Agenda, a: number, b: number): boolean {
  const { seconds, classes, majors, minors } = agenda;
  if (seconds[a] !== seconds[b]) return seconds[a]! < seconds[b]!;
  if (classes[a] !== classes[b]) return classes[a]! < classes[b]!;
  if (majors[a] !== majors[b]) return majors[a]! < majors[b]!;
  return minors[a]! < minors[b]!;
}

function growAgenda(agenda: Agenda): void {
  const capacity = agenda.heap.length * 2;
  const heap = Int32Array.from({ length: capacity }, (_, slot) => slot);
  heap.set(agenda.heap);
  agenda.heap = heap;
  agenda.seconds = copied(new Int32Array(capacity), agenda.seconds);
  agenda.classes = copied(new Uint8Array(capacity), agenda.classes);
  agenda.majors = copied(new Int32Array(capacity), agenda.majors);
  agenda.minors = copied(new Int32Array(capacity), agenda.minors);
  agenda.tokens = copied(new Int32Array(capacity), agenda.tokens);
}

/** `target` with the values of a shorter array at its start. */
export function copied<Values extends Int32Array | Uint8Array | Float64Array>(target: Values, source: Values): Values {
  target.set(source);
  return target;
}
