/** The id of the node or edge drawn at a point of the window, or null. */
export function elementIdAt(x: number, y: number, kind: 'node' | 'edge'): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const holder = element.closest<HTMLElement | SVGElement>(`.react-flow__${kind}`);
    const id = holder?.dataset['id'];
    if (id !== undefined) return id;
  }
  return null;
}

/** Whether the point of the window lies on the canvas and not on something over it. */
export function isOverCanvas(x: number, y: number, canvas: HTMLElement): boolean {
  const top = document.elementFromPoint(x, y);
  return top !== null && canvas.contains(top);
}
