const names = {
  text: '--text',
  textSoft: '--text-soft',
  line: '--line',
  lineStrong: '--line-strong',
  accent: '--accent',
  faint: '--text-faint',
  raised: '--raised',
  series1: '--series-1',
  series2: '--series-2',
  series3: '--series-3',
  series4: '--series-4',
  series5: '--series-5',
  series6: '--series-6',
} as const;

/** Colours of the current theme as a canvas understands them. */
export type Palette = Readonly<Record<keyof typeof names, string>> & { readonly font: string };

/** Reads the tokens as they look inside `element`; light-dark() is only resolved in a real colour property. */
export function readPalette(element: HTMLElement): Palette {
  const probes = document.createElement('span');
  for (const token of Object.values(names)) {
    const probe = document.createElement('i');
    probe.style.color = `var(${token})`;
    probes.append(probe);
  }
  element.append(probes);
  // all written before the first is read, so that the page's style is computed once
  const colours = Array.from(probes.children, (probe) => getComputedStyle(probe).color);
  const font = getComputedStyle(element).fontFamily;
  probes.remove();
  const keys = Object.keys(names) as (keyof typeof names)[];
  const entries = keys.map((key, at) => [key, colours[at]!] as const);
  return { ...(Object.fromEntries(entries) as Record<keyof typeof names, string>), font };
}
