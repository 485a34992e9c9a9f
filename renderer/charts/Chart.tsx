import { useEffect, useRef, useState } from 'react';
import { type ChartOption, init } from './echartsSetup.ts';
import { type Palette, readPalette } from './palette.ts';

interface ChartProps {
  /** What the chart shows, for those who do not see it; its table carries the figures. */
  label: string;
  /** Keep it in useMemo or useCallback: a new function draws again. */
  option: (palette: Palette) => ChartOption;
  height: number;
}

/** One canvas chart that follows its box, the theme and the data. */
export function Chart({ label, option, height }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof init> | null>(null);
  const colours = useRef<{ scheme: string; palette: Palette } | null>(null);
  const scheme = useScheme();
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: 'canvas' });
    drawn.current = chart;
    const observer = new ResizeObserver(() => {
      // it also speaks once at the start, when the chart has its size
      if (chart.getWidth() !== element.clientWidth || chart.getHeight() !== element.clientHeight) chart.resize();
    });
    observer.observe(element);
    return () => {
      drawn.current = null;
      observer.disconnect();
      chart.dispose();
    };
  }, []);
  useEffect(() => {
    if (box.current === null) return;
    // read once for each scheme, since it makes the browser compute the style of the page
    if (colours.current?.scheme !== scheme) colours.current = { scheme, palette: readPalette(box.current) };
    // the chart stays while its figures change with every edit
    drawn.current?.setOption({ animation: false, ...option(colours.current.palette) }, true);
  }, [option, scheme]);
  return <div ref={box} className="chart" role="img" aria-label={label} style={{ height }} />;
}

/** A value that changes whenever light and dark change, by the system or by the setting. */
function useScheme(): string {
  const [scheme, setScheme] = useState(currentScheme);
  useEffect(() => {
    const look = () => setScheme(currentScheme());
    const media = window.matchMedia('(prefers-color-scheme: dark)');
    media.addEventListener('change', look);
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      media.removeEventListener('change', look);
      observer.disconnect();
    };
  }, []);
  return scheme;
}

function currentScheme(): string {
  const chosen = document.documentElement.dataset['theme'];
  return chosen ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
