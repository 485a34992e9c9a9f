import { downloadBlob } from '../../bridge/download.ts';

/** Twice the picture's own size, so that it stays sharp on slides. */
const scale = 2;
/** Canvases larger than this fail in some browsers. */
const longestSide = 16_000;

/** Draws the SVG on a canvas and saves it as PNG. Rejects where the picture cannot be drawn. */
export async function savePng(fileName: string, svg: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const factor = Math.min(scale, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * factor);
    canvas.height = Math.round(image.naturalHeight * factor);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('Invariant broken: no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('Invariant broken: the canvas gave no picture');
    downloadBlob(fileName, blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}
