import { useRef, useState } from 'react';

/** A title that is edited where it stands: Enter or leaving commits, Escape takes it back, an empty name is not taken. */
export function NameField({
  label,
  value,
  onCommit,
}: {
  label: string;
  value: string;
  onCommit: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const abandoned = useRef(false);
  const commit = () => {
    const name = draft?.trim() ?? '';
    if (!abandoned.current && draft !== null && name !== '' && name !== value) onCommit(name);
    abandoned.current = false;
    setDraft(null);
  };
  return (
    <input
      className="topName"
      aria-label={label}
      value={draft ?? value}
      size={Math.max(6, (draft ?? value).length)}
      maxLength={120}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.stopPropagation();
          abandoned.current = true;
          event.currentTarget.blur();
        }
      }}
    />
  );
}
