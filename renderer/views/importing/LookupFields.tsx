import { Link2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineErrorData } from '../../../electron/shared/errors.ts';
import type { Dialect, ImportPreview, Lookup } from '../../../electron/shared/importTypes.ts';
import { attempt } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { engineErrorOf, getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, dataFiles, FileInput } from '../../ui/index.ts';
import { type LookupDraft, type LookupPreview, LookupTable } from './LookupTable.tsx';

interface LookupFieldsProps {
  preview: ImportPreview;
  lookups: readonly Lookup[];
  onChange: (lookups: Lookup[]) => void;
}

/** Tables whose columns are joined to the file by a key, as a lookup in a spreadsheet does; each can be read otherwise than recognised. */
export function LookupFields({ preview, lookups, onChange }: LookupFieldsProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [drafts, setDrafts] = useState<readonly LookupDraft[]>(lookups);
  const [tables, setTables] = useState<Readonly<Record<string, LookupPreview>>>({});
  const [error, setError] = useState<EngineErrorData | null>(null);
  const names = preview.columns.map(({ name }) => name);

  const change = (next: readonly LookupDraft[]) => {
    setDrafts(next);
    onChange(next.flatMap((draft) => joinedBy(draft) ?? []));
  };
  const read = useCallback(
    async (
      draft: LookupDraft,
      columns: readonly string[],
      place?: { entry: string },
    ): Promise<LookupPreview | null> => {
      try {
        const { source, dialect = null } = draft;
        const asked = { source, columns: [...columns], dialect, ...(place === undefined ? {} : { place }) };
        const table = await getHost().call('import.lookup', asked);
        setTables((known) => ({ ...known, [source.path]: table }));
        setError(null);
        return table;
      } catch (reason) {
        setError(engineErrorOf(reason).data);
        return null;
      }
    },
    [],
  );
  const first = useRef({ drafts, names });
  useEffect(() => {
    // those chosen before this step was left are read again to be shown
    for (const draft of first.current.drafts) void read(draft, first.current.names);
  }, [read]);

  const add = (file: File) =>
    void attempt(async () => {
      const source = await getHost().sourceOf(file);
      const others = drafts.filter((draft) => draft.source.path !== source.path);
      const draft = { source, key: null, match: null };
      const table = await read(draft, names);
      if (table !== null) change([...others, { ...draft, ...table.guess }]);
    });
  /** Reads a table in another way: what it does not have any more is chosen anew. */
  const readAgain = async (draft: LookupDraft, place?: { entry: string }) => {
    const table = await read(draft, names, place);
    if (table === null) return;
    const { columns: _, ...kept } = draft;
    const isKnown = draft.match !== null && table.columns.some(({ name }) => name === draft.match);
    const joined = isKnown ? {} : (table.guess ?? { match: null });
    replace({ ...kept, ...joined, dialect: table.dialect });
  };
  const replace = (next: LookupDraft) =>
    change(drafts.map((draft) => (draft.source.path === next.source.path ? next : draft)));
  const changeDialect = (draft: LookupDraft, dialect: Dialect) => void readAgain({ ...draft, dialect });
  const changeEntry = (draft: LookupDraft, entry: string) => {
    const { dialect: _, ...others } = draft;
    void readAgain(others, { entry });
  };
  return (
    <section className="lookups">
      <FileInput inputRef={input} label={text('importing.lookup.add')} accept={dataFiles} onChoose={add} />
      {drafts.map((draft) => (
        <LookupTable
          key={draft.source.path}
          draft={draft}
          table={tables[draft.source.path] ?? null}
          fileColumns={names}
          onChange={replace}
          onDialect={(dialect) => changeDialect(draft, dialect)}
          onEntry={(entry) => changeEntry(draft, entry)}
          onRemove={() => change(drafts.filter((other) => other !== draft))}
        />
      ))}
      {error === null ? null : <ErrorNote error={error} />}
      <div className="lookupAdd">
        <Button size="small" icon={<Link2 aria-hidden />} onClick={() => input.current?.click()}>
          {text('importing.lookup.add')}
        </Button>
        <span className="sectionHint">{text('importing.lookup.hint')}</span>
      </div>
    </section>
  );
}

/** The lookup that a draft is, once it is known by which columns. */
function joinedBy({ key, match, ...rest }: LookupDraft): Lookup | null {
  return key === null || match === null ? null : { ...rest, key, match };
}
