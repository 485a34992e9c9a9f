import type { Catalog } from '../../../core/i18n/index.ts';

/** The import view for files with a shape of their own, known exports, lookup tables, quality, and the history. */
export const importShapes: Catalog = {
  'importing.kind.campaigns': '캠페인 기록',
  'importing.kind.experiment': '실험 표',
  'importing.kind.consents': '수신 동의 목록',
  'importing.kindHint.campaigns': '한 줄이 발송 하나이거나 발송, 오픈, 클릭 하나입니다.',
  'importing.kindHint.experiment': '한 줄이 고객 한 명이고, 집단과 결과가 있습니다.',
  'importing.kindHint.consents': '한 줄이 한 고객의 동의나 철회입니다. 채널마다 마지막 줄이 남습니다.',
};
