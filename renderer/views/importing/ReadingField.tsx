import type { ImportPreview } from '../../../electron/shared/importTypes.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, SelectField } from '../../ui/index.ts';

interface ReadingFieldProps {
  preview: ImportPreview;
  /** How the reading was chosen: `auto`, `guess`, or a known export. */
  use: string;
  onUse: (use: string) => void;
  onForget: () => void;
}

/** Where the meaning of the columns is from: last time, a known export, or a guess; each can be chosen. */
export function ReadingField({ preview, use, onUse, onForget }: ReadingFieldProps) {
  const text = useText();
  const formats = useFormats();
  const { origin, presets, isRemembered } = preview;
  if (presets.length === 0 && !isRemembered) return null;
  const shown =
    origin.kind === 'preset' ? origin.preset : origin.kind === 'guess' ? 'guess' : use === 'auto' ? 'auto' : use;
  const options = [
    ...(isRemembered ? [{ value: 'auto', label: text('importing.reading.remembered') }] : []),
    ...presets.map((preset) => ({ value: preset, label: text(`preset.${preset}`) })),
    { value: 'guess', label: text('importing.reading.guess') },
  ];
  return (
    <div className="readingField">
      <SelectField
        label={text('importing.reading.label')}
        value={shown}
        options={options}
        onChange={onUse}
        hint={
          origin.kind === 'remembered'
            ? text('importing.reading.asLastTime', { file: origin.fileName, time: formats.dateTime(origin.time) })
            : origin.kind === 'preset'
              ? text('importing.reading.known')
              : text('importing.reading.guessed')
        }
      />
      {isRemembered ? (
        <Button size="small" onClick={onForget}>
          {text('importing.reading.forget')}
        </Button>
      ) : null}
    </div>
  );
}
