import { create } from 'zustand';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'yeojeong.theme';

export const useTheme = create<{ theme: Theme }>(() => ({ theme: 'system' }));

/** Uses the theme chosen earlier; `system` follows the operating system. */
export function startTheme(): void {
  const stored = window.localStorage.getItem(storageKey);
  show(themes.find((theme) => theme === stored) ?? 'system');
}

export function setTheme(theme: Theme): void {
  window.localStorage.setItem(storageKey, theme);
  show(theme);
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  useTheme.setState({ theme });
}
