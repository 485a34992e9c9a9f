import { useEffect, useState } from 'react';
import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { useText } from '../../locales/index.ts';

interface DocumentPreviewProps {
  readonly target: string;
  readonly files: ExportPreview['files'];
}

/** What people will see: the picture itself; of other documents, what is in them. */
export function DocumentPreview({ target, files }: DocumentPreviewProps) {
  const text = useText();
  const [file] = files;
  const picture = usePictureAddress(target === 'picture' && file !== undefined ? file.text : null);
  return (
    <>
      <p className="exportHint">{text(target === 'brief' ? 'exporting.briefHolds' : 'exporting.drawingHolds')}</p>
      {picture === null ? null : <img className="exportPicture" src={picture} alt={text('exporting.pictureAlt')} />}
    </>
  );
}

/** An address of the page's own under which the SVG can be shown as an image, in which nothing runs. */
function usePictureAddress(svg: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) {
      setAddress(null);
      return undefined;
    }
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return address;
}
