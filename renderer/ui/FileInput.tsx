import type { RefObject } from 'react';

/** What the import reads. */
export const dataFiles = '.csv,.tsv,.txt,.gz,.zip,.json,.jsonl,.ndjson,.xlsx,.parquet';

interface FileInputProps {
  /** What opens the chooser: `inputRef.current?.click()`. */
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

/** The browser's own chooser of one file, behind a button of ours; the same file can be chosen again. */
export function FileInput({ inputRef, label, accept, onChoose }: FileInputProps) {
  return (
    <input
      ref={inputRef}
      type="file"
      hidden
      aria-label={label}
      accept={accept}
      onChange={(event) => {
        const chosen = event.target.files?.[0];
        event.target.value = '';
        if (chosen !== undefined) onChoose(chosen);
      }}
    />
  );
}
