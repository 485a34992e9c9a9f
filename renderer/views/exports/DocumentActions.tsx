import type { ExportPreview } from '../../../electron/shared/exporting.ts';
import { attempt } from '../../app/appActions.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { savePng } from './savePng.ts';

interface DocumentActionsProps {
  readonly target: string;
  readonly files: ExportPreview['files'];
}

/** Further forms of a document: the picture as PNG, and the brief as PDF where the host can print. */
export function DocumentActions({ target, files }: DocumentActionsProps) {
  const text = useText();
  const [file] = files;
  const host = getHost();
  if (file === undefined) return null;
  const stem = file.name.replace(/\.\w+$/, '');
  if (target === 'picture') {
    return (
      <Button onClick={() => void attempt(() => savePng(`${stem}.png`, file.text))}>{text('exporting.png')}</Button>
    );
  }
  if (target !== 'brief' || host.info.kind !== 'electron') return null;
  const save = () => void attempt(async () => void (await host.savePdf(`${stem}.pdf`, file.text)));
  return <Button onClick={save}>{text('exporting.pdf')}</Button>;
}
