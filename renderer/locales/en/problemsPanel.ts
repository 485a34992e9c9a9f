import type { Catalog } from '../../../core/i18n/index.ts';

export const problemsPanel: Catalog = {
  'editor.problems.source': 'Source: {source}',
  'editor.problems.mutedBecause': 'Muted: {reason}',
  'editor.problems.unmuteNamed': 'Show again: {problem}',
  'settings.provider': 'Sending provider',
  'settings.providerHint': 'Whose limits messages are checked against.',
  'settings.provider.general': 'Any provider',
  'settings.provider.solapi': 'Solapi',
  'settings.provider.nhnCloud': 'NHN Cloud',
  'settings.provider.sens': 'NAVER Cloud SENS',
};
