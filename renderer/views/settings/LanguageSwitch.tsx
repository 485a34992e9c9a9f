import { setLanguage, useLanguage, useText } from '../../locales/index.ts';
import { SelectField } from '../../ui/index.ts';

/** Each language under its own name, so that it can be found from the other. */
export function LanguageSwitch({ hideLabel = true }: { hideLabel?: boolean }) {
  const text = useText();
  return (
    <SelectField
      label={text('settings.language')}
      hideLabel={hideLabel}
      value={useLanguage()}
      options={[
        { value: 'ko', label: text('settings.language.ko') },
        { value: 'en', label: text('settings.language.en') },
      ]}
      onChange={setLanguage}
    />
  );
}
