/**
 * Beyond about 16 million pixels a browser can no longer place rows to the pixel (positions are 32-bit floats while painting), and
 * beyond 33 million it cuts an element off. So a taller list gets a box of this height, and stretches of it stand for longer ones.
 */
const mostPixels = 8_000_000;
const stretches = 100;

/** How a list of `virtualHeight` pixels lies in a scrolling box of `height`. */
export interface TallBox {
  readonly height: number;
  readonly virtualHeight: number;
  /** The list is cut in pages of this height; each begins `jump` further down than the box alone would have it. */
  readonly pageHeight: number;
  readonly pages: number;
  readonly jump: number;
}

/** Where the box stands: pixel `top + offset` of the list is at its upper edge. */
export interface TallPosition {
  readonly top: number;
  readonly offset: number;
}

export function tallBox(virtualHeight: number, most = mostPixels): TallBox {
  if (virtualHeight <= most) {
    return { height: virtualHeight, virtualHeight, pageHeight: Math.max(1, virtualHeight), pages: 1, jump: 0 };
  }
  const pageHeight = most / stretches;
  const pages = Math.floor(virtualHeight / pageHeight);
  return { height: most, virtualHeight, pageHeight, pages, jump: (virtualHeight - most) / (pages - 1) };
}

/**
 * The position after the box was scrolled to `top`: a small step moves the list by as much, to the pixel; a drag of the bar moves
 * it by the same share of its whole. Where the answer's `top` differs, the box has to be set to it.
 */
export function scrolledTo(box: TallBox, before: TallPosition, top: number, viewHeight: number): TallPosition {
  if (box.pages === 1) return { top, offset: 0 };
  if (Math.abs(top - before.top) < viewHeight) return positionAt(box, top + before.offset, viewHeight);
  const share = Math.min(1, Math.max(0, top / (box.height - viewHeight)));
  const page = Math.min(box.pages - 1, Math.floor((share * (box.virtualHeight - viewHeight)) / box.pageHeight));
  return { top, offset: Math.round(page * box.jump) };
}

/** The position at which pixel `y` of the list is at the upper edge, or as near as the ends allow. */
export function positionAt(box: TallBox, y: number, viewHeight: number): TallPosition {
  const within = Math.max(0, Math.min(y, box.virtualHeight - viewHeight));
  if (box.pages === 1) return { top: within, offset: 0 };
  const page = Math.min(box.pages - 1, Math.floor(within / box.pageHeight));
  const offset = Math.round(page * box.jump);
  return { top: within - offset, offset };
}
