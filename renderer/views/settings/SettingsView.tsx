import { LogOut } from 'lucide-react';
import { providers } from '../../../core/lint/data/dated.ts';
import type { WorkspaceSettings } from '../../../electron/shared/models.ts';
import { attempt, closeWorkspace, saveSettings } from '../../app/appActions.ts';
import { useApp } from '../../app/appStore.ts';
import { Page } from '../../app/Page.tsx';
import { setTheme, themes, useTheme } from '../../app/theme.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, SelectField, TextField } from '../../ui/index.ts';
import { AssumptionsForm } from './AssumptionsForm.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { zoneChoices } from './zones.ts';
import './settings.css';

/** How the app looks, whose shop it is, and what every forecast assumes. */
export function SettingsView() {
  const text = useText();
  const workspace = useApp((state) => state.workspace);
  if (workspace === null) return null;
  const { settings } = workspace;
  const save = (patch: Partial<WorkspaceSettings>) => void attempt(() => saveSettings({ ...settings, ...patch }));
  return (
    <Page title={text('rail.settings')} detail={workspace.path}>
      <div className="settings">
        <section className="settingsSection">
          <h2>{text('settings.app')}</h2>
          <div className="settingsGrid">
            <LanguageSwitch hideLabel={false} />
            <ThemeField />
          </div>
        </section>
        <section className="settingsSection">
          <h2>{text('settings.shop')}</h2>
          <div className="settingsGrid">
            <TextField
              label={text('settings.shopName')}
              value={settings.shopName}
              hint={text('settings.shopNameHint')}
              onCommit={(shopName) => save({ shopName })}
            />
            <SelectField
              label={text('settings.zone')}
              value={settings.zone}
              options={zoneChoices(settings.zone).map((zone) => ({ value: zone, label: zone }))}
              onChange={(zone) => save({ zone })}
              hint={text('settings.zoneHint')}
            />
            <SelectField
              label={text('settings.provider')}
              value={settings.provider}
              options={providers.map((provider) => ({ value: provider, label: text(`settings.provider.${provider}`) }))}
              onChange={(provider) => save({ provider })}
              hint={text('settings.providerHint')}
            />
          </div>
        </section>
        <AssumptionsForm assumptions={settings.assumptions} onChange={(assumptions) => save({ assumptions })} />
        <section className="settingsSection">
          <h2>{text('settings.workspace')}</h2>
          <p className="settingsHint">{text('settings.workspaceHint', { path: workspace.path })}</p>
          <div>
            <Button icon={<LogOut aria-hidden />} onClick={() => void attempt(closeWorkspace)}>
              {text('settings.close')}
            </Button>
          </div>
          <p className="settingsHint">{text('settings.version', { version: getHost().info.version })}</p>
        </section>
      </div>
    </Page>
  );
}

function ThemeField() {
  const text = useText();
  const theme = useTheme((state) => state.theme);
  return (
    <SelectField
      label={text('settings.theme')}
      value={theme}
      options={themes.map((value) => ({ value, label: text(`settings.theme.${value}`) }))}
      onChange={setTheme}
    />
  );
}
