import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { attempt } from '../../app/appActions.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { savePng } from './savePng.ts';

interface DocumentActionsProps {
  readonly target: string;
  /** Makes the export anew and records that it was made. */
  readonly make: () => Promise<ExportPreview>;
}

/** Further forms of a document: the picture as PNG, and the brief as PDF where the host can print. */
export function DocumentActions({ target, make }: DocumentActionsProps) {
  const text = useText();
  const host = getHost();
  const save = (write: (stem: string, contents: string) => Promise<unknown>) =>
    void attempt(async () => {
      const [file] = (await make()).files;
      if (file !== undefined) await write(file.name.replace(/\.\w+$/, ''), file.text);
    });
  if (target === 'picture') {
    const png = () => save((stem, svg) => savePng(`${stem}.png`, svg));
    return <Button onClick={png}>{text('exporting.png')}</Button>;
  }
  if (target !== 'brief' || host.info.kind !== 'electron') return null;
  const pdf = () => save((stem, html) => host.savePdf(`${stem}.pdf`, html));
  return <Button onClick={pdf}>{text('exporting.pdf')}</Button>;
}
