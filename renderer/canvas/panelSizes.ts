const storageKey = 'yeojeong.editorPanels';

export interface PanelSize {
  /** Pixels; kept while collapsed. */
  readonly width: number;
  readonly isOpen: boolean;
}

export interface PanelSizes {
  readonly palette: PanelSize;
  readonly inspector: PanelSize;
}

export const panelLimits = { palette: { least: 150, most: 320 }, inspector: { least: 250, most: 560 } } as const;
const usual: PanelSizes = { palette: { width: 196, isOpen: true }, inspector: { width: 300, isOpen: true } };

/** The width within the panel's limits, whole pixels. */
export function withinLimits(panel: keyof PanelSizes, width: number): number {
  const { least, most } = panelLimits[panel];
  return Math.round(Math.min(most, Math.max(least, width)));
}

function panelFrom(panel: keyof PanelSizes, stored: unknown): PanelSize {
  if (typeof stored !== 'object' || stored === null || !('width' in stored) || !('isOpen' in stored))
    return usual[panel];
  const { width, isOpen } = stored;
  if (typeof width !== 'number' || typeof isOpen !== 'boolean' || !Number.isFinite(width)) return usual[panel];
  return { width: withinLimits(panel, width), isOpen };
}

/** Sizes from stored text; the usual ones for whatever is missing or broken. */
export function sizesFromText(text: string | null): PanelSizes {
  let json: unknown = null;
  try {
    json = text === null ? null : JSON.parse(text);
  } catch {
    json = null;
  }
  if (typeof json !== 'object' || json === null) return usual;
  return {
    palette: panelFrom('palette', 'palette' in json ? json.palette : null),
    inspector: panelFrom('inspector', 'inspector' in json ? json.inspector : null),
  };
}

/** The sizes of the last time. */
export function storedSizes(): PanelSizes {
  return sizesFromText(window.localStorage.getItem(storageKey));
}

/** Remembers the sizes for the next time. */
export function storeSizes(sizes: PanelSizes): void {
  window.localStorage.setItem(storageKey, JSON.stringify(sizes));
}
