import { create } from 'zustand';

/** What can be done about what a message says; doing it takes the message away. */
export interface ToastAction {
  label: string;
  run: () => void;
}

export interface ToastItem {
  id: number;
  tone: 'info' | 'error';
  text: string;
  action: ToastAction | null;
}

interface ToastState {
  nextId: number;
  items: readonly ToastItem[];
}

export const useToasts = create<ToastState>(() => ({ nextId: 1, items: [] }));

const infoMilliseconds = 4000;
const errorMilliseconds = 12_000;

/** Says something in passing, from anywhere. Errors stay longer; the oldest of more than four goes. */
export function showToast(text: string, tone: ToastItem['tone'] = 'info', action: ToastAction | null = null): void {
  const { nextId, items } = useToasts.getState();
  useToasts.setState({ nextId: nextId + 1, items: [...items, { id: nextId, tone, text, action }].slice(-4) });
  setTimeout(() => dismissToast(nextId), tone === 'error' || action !== null ? errorMilliseconds : infoMilliseconds);
}

export function dismissToast(id: number): void {
  useToasts.setState((state) => ({ items: state.items.filter((item) => item.id !== id) }));
}
