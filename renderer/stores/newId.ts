/** A fresh id for an element of a journey; random, so that pastes between windows cannot collide. */
export function newId(kind: 'node' | 'edge'): string {
  return `${kind}-${crypto.randomUUID().slice(0, 13)}`;
}
