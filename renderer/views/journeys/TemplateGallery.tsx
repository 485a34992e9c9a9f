import { useMemo, useState } from 'react';
import { journeyTemplates, journeyToText } from '../../../core/journey/index.ts';
import { attempt, goTo, journeysChanged } from '../../app/appActions.ts';
import { useApp, useCurrentDataset } from '../../app/appStore.ts';
import { getHost } from '../../bridge/index.ts';
import { useLanguage, useText } from '../../locales/index.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { FlowPicture } from './FlowPicture.tsx';

/** Ready journeys with a picture of their flow; a click makes one's own copy. */
export function TemplateGallery() {
  const text = useText();
  const language = useLanguage();
  const dataset = useCurrentDataset();
  const shopName = useApp((state) => state.workspace?.settings.shopName ?? '');
  const [busy, setBusy] = useState(false);
  const templates = useMemo(
    () =>
      journeyTemplates.map((template) => ({
        template,
        journey: template.build({
          language,
          shopName,
          roles: rolesOf(dataset),
          newId: (prefix) => `${prefix}-${crypto.randomUUID()}`,
        }),
      })),
    [language, shopName, dataset],
  );
  return (
    <ul className="templateCards">
      {templates.map(({ template, journey }) => (
        <li key={template.id}>
          <button
            type="button"
            className="templateCard"
            disabled={busy}
            onClick={() => {
              setBusy(true);
              void attempt(async () => {
                const made = await getHost().call('journey.importSpec', { text: journeyToText(journey) });
                journeysChanged();
                goTo({ screen: 'journey', journeyId: made.journey.id });
              }).finally(() => setBusy(false));
            }}
          >
            <FlowPicture journey={journey} label={text('journeys.flowOf', { name: template.title[language] })} />
            <span className="journeyName">{template.title[language]}</span>
            <span className="templateText">{template.summary[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function rolesOf(dataset: DatasetSummary | null) {
  const roles: Partial<Record<NonNullable<DatasetSummary['attributes'][number]['role']>, string>> = {};
  for (const attribute of dataset?.attributes ?? []) {
    if (attribute.role !== null) roles[attribute.role] = attribute.name;
  }
  return roles;
}
