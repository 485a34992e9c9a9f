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
  const probe = document.createElement('span');
  element.append(probe);
  const colourOf = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    text: colourOf(names.text),
    textSoft: colourOf(names.textSoft),
    line: colourOf(names.line),
    lineStrong: colourOf(names.lineStrong),
    accent: colourOf(names.accent),
    faint: colourOf(names.faint),
    raised: colourOf(names.raised),
    series1: colourOf(names.series1),
    series2: colourOf(names.series2),
    series3: colourOf(names.series3),
    series4: colourOf(names.series4),
    series5: colourOf(names.series5),
    series6: colourOf(names.series6),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
}
