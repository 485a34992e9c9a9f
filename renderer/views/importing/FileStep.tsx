import type { Dialect, ImportPreview, Lookup } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { DialectFields } from './DialectFields.tsx';
import { LookupFields } from './LookupFields.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { Problems } from './Problems.tsx';

interface FileStepProps {
  preview: ImportPreview;
  onDialect: (dialect: Dialect) => void;
  /** Another file of an archive is recognised afresh. */
  onEntry: (entry: string) => void;
  lookups: readonly Lookup[];
  onLookups: (lookups: Lookup[]) => void;
}

/** Whether the file reads right: encoding, delimiter, header, and the first rows as they come out. */
export function FileStep({ preview, onDialect, lookups, onLookups, onEntry }: FileStepProps) {
  const text = useText();
  return (
    <>
      <p>{text('importing.fileHint')}</p>
      <div className="importFields">
        <DialectFields dialect={preview.dialect} choices={preview.choices} onDialect={onDialect} onEntry={onEntry} />
      </div>
      <LookupFields preview={preview} lookups={lookups} onChange={onLookups} />
      <Problems problems={preview.problems} />
      <PreviewTable columns={preview.columns} rows={preview.rows} />
    </>
  );
}
