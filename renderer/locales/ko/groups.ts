import type { Catalog } from '../../../core/i18n/index.ts';

/** 고객 그룹별 실행 결과. */
export const groups: Catalog = {
  'groups.title': '나누어 보기',
  'groups.hint': '기간이 시작될 때의 값으로 그룹을 나눕니다. 기간 중에 값이 바뀌어도 그룹은 그대로입니다.',
  'groups.by': '나눌 기준',
  'groups.choose': '고르세요',
  'groups.noData': '이 결과를 계산한 데이터가 삭제되어 나눌 수 없습니다. 같은 파일을 다시 가져오면 나눌 수 있습니다.',
  'groups.segment': '세그먼트: {name}',
  'groups.group': '그룹',
  'groups.customers': '고객',
  'groups.ofGroup': '그룹의 {share:percent}',
  'groups.costPer': '순증 구매당 비용',
  'groups.all': '전체',
  'groups.range': '{from}–{to}',
  'groups.rangeSigned': '{from} ~ {to}',
  'groups.under': '{bound} 미만',
  'groups.atLeast': '{bound} 이상',
  'groups.inside': '세그먼트에 듦',
  'groups.outside': '그 밖',
  'groups.rest': '그 밖의 {n:number}개 값',
  'groups.missing': '값 없음',
};
