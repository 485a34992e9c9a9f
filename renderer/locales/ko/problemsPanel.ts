import type { Catalog } from '../../../core/i18n/index.ts';

export const problemsPanel: Catalog = {
  'editor.problems.source': '근거: {source}',
  'editor.problems.mutedBecause': '숨김: {reason}',
  'editor.problems.unmuteNamed': '다시 보기: {problem}',
  'settings.provider': '발송 대행사',
  'settings.providerHint': '메시지를 이 대행사의 한도로 검사합니다.',
  'settings.provider.general': '정하지 않음',
  'settings.provider.solapi': '솔라피',
  'settings.provider.nhnCloud': 'NHN Cloud',
  'settings.provider.sens': '네이버 클라우드 SENS',
};
