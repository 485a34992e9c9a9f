import { create } from 'zustand';

export const drawerTabs = ['forecast', 'problems', 'trace', 'history'] as const;
export type DrawerTab = (typeof drawerTabs)[number];

const storageKey = 'yeojeong.drawer';
const smallest = 120;

interface DrawerState {
  readonly open: boolean;
  /** Pixels. */
  readonly height: number;
  readonly tab: DrawerTab;
  readonly trace: { readonly runId: number; readonly customerId: string } | null;
}

export const useDrawer = create<DrawerState>(() => ({
  open: true,
  height: firstHeight(),
  tab: 'forecast',
  trace: null,
  ...remembered(),
}));

export function showDrawerTab(tab: DrawerTab): void {
  useDrawer.setState({ tab });
}

export function setDrawerOpen(open: boolean): void {
  useDrawer.setState({ open });
  remember();
}

/** The height stays between its smallest and what leaves the canvas some room. */
export function setDrawerHeight(height: number, windowHeight: number): void {
  const largest = Math.max(smallest, windowHeight - 240);
  useDrawer.setState({ height: Math.round(Math.min(largest, Math.max(smallest, height))), open: true });
  remember();
}

/** Opens the trace of one customer of one run; null forgets it. */
export function showTraceOf(trace: DrawerState['trace']): void {
  useDrawer.setState(trace === null ? { trace } : { trace, tab: 'trace', open: true });
}

/** Tall enough for sentence, chart and figures, and never so tall that the canvas is the smaller part. */
function firstHeight(): number {
  const windowHeight = typeof window === 'undefined' ? 960 : window.innerHeight;
  return Math.max(smallest, Math.min(360, Math.round(windowHeight * 0.375)));
}

function remember(): void {
  const { open, height } = useDrawer.getState();
  window.localStorage.setItem(storageKey, `${open ? 'open' : 'closed'} ${height}`);
}

function remembered(): Partial<DrawerState> {
  const stored = typeof window === 'undefined' ? null : window.localStorage.getItem(storageKey);
  const match = /^(open|closed) (\d{2,4})$/.exec(stored ?? '');
  return match === null ? {} : { open: match[1] === 'open', height: Math.max(smallest, Number(match[2])) };
}
