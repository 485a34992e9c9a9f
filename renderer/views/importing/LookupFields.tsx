import { Link2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportPreview, Lookup } from '../../../electron/shared/importTypes.ts';
import { attempt } from '../../app/appActions.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, dataFiles, FileInput, IconButton, SelectField } from '../../ui/index.ts';

interface LookupFieldsProps {
  preview: ImportPreview;
  lookups: readonly Lookup[];
  onChange: (lookups: Lookup[]) => void;
}

/** Tables whose columns are joined to the file by a key, as a lookup in a spreadsheet does. */
export function LookupFields({ preview, lookups, onChange }: LookupFieldsProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [columnsOf, setColumnsOf] = useState<Readonly<Record<string, readonly string[]>>>({});
  const [unjoined, setUnjoined] = useState<string | null>(null);
  const names = preview.columns.map(({ name }) => name);
  const add = (file: File) =>
    void attempt(async () => {
      const source = await getHost().sourceOf(file);
      const { columns, guess } = await getHost().call('import.lookup', { source, columns: names });
      setColumnsOf((known) => ({ ...known, [source.path]: columns }));
      setUnjoined(guess === null ? source.name : null);
      if (guess !== null) onChange([...lookups, { source, ...guess }]);
    });
  const replace = (at: number, next: Lookup) =>
    onChange(lookups.map((lookup, index) => (index === at ? next : lookup)));
  return (
    <section className="lookups">
      <FileInput inputRef={input} label={text('importing.lookup.add')} accept={dataFiles} onChoose={add} />
      {lookups.map((lookup, at) => (
        <div key={lookup.source.path} className="lookup">
          <b>{lookup.source.name}</b>
          <SelectField
            label={text('importing.lookup.key')}
            value={lookup.key}
            options={names.map((value) => ({ value, label: value }))}
            onChange={(key) => replace(at, { ...lookup, key })}
          />
          <SelectField
            label={text('importing.lookup.match')}
            value={lookup.match}
            options={(columnsOf[lookup.source.path] ?? [lookup.match]).map((value) => ({ value, label: value }))}
            onChange={(match) => replace(at, { ...lookup, match })}
          />
          <IconButton
            size="small"
            label={text('importing.lookup.remove', { name: lookup.source.name })}
            icon={<X aria-hidden />}
            onClick={() => onChange(lookups.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div className="lookupAdd">
        <Button size="small" icon={<Link2 aria-hidden />} onClick={() => input.current?.click()}>
          {text('importing.lookup.add')}
        </Button>
        <span className="sectionHint">
          {unjoined === null ? text('importing.lookup.hint') : text('importing.lookup.noKey', { name: unjoined })}
        </span>
      </div>
    </section>
  );
}
