import type { Catalog } from '../translator.ts';

/** Exports: targets, what a target does not hold, what only the target knows, and faults of an export. */
export const exporting: Catalog = {
  'exportTarget.native': '여정 파일',

  'exportLoss.note': '메모는 내보내지 않습니다.',
  'exportLoss.unaccounted': '{target:lookup|exportTarget}에는 이 노드가 없습니다. 그쪽에서 직접 만드세요.',
  'exportLoss.unreachable': '어느 시작 노드에서도 올 수 없어 내보내지 않았습니다.',
  'exportLoss.description': '설명은 {target:lookup|exportTarget}에 들어가지 않습니다.',
  'exportLoss.goal': '목표({goal})는 들어가지 않습니다. {target:lookup|exportTarget}에서 전환 목표를 정하세요.',
  'exportLoss.exitOnGoal': '목표({goal})를 이루면 나가는 규칙이 없습니다. 그쪽에서 종료 조건을 만드세요.',
  'exportLoss.exitEvents': '이벤트({events})로 나가는 규칙이 없습니다. 그쪽에서 종료 조건을 만드세요.',
  'exportLoss.exitLeftSegment': '대상 조건을 벗어나면 나가는 규칙이 없습니다. 그쪽에서 종료 조건을 만드세요.',
  'exportLoss.exitUnsubscribed':
    '수신거부하면 나가는 규칙이 없습니다. {target:lookup|exportTarget}의 수신거부 처리를 확인하세요.',
  'exportLoss.maxDuration': '최대 {seconds:duration} 머무는 규칙이 없습니다.',
  'exportLoss.entryWindow': '진입 기간({from} ~ {until})이 없습니다. 그날 직접 켜고 끄세요.',
  'exportLoss.entrySegment': '진입 조건이 들어가지 않습니다. 그쪽에서 대상을 만드세요: {condition}',
  'exportLoss.reentryNever': '한 번만 들어오는 규칙이 없습니다. 그쪽의 재진입 설정을 확인하세요.',
  'exportLoss.reentryAfter':
    '{seconds:duration} 뒤에 다시 들어올 수 있는 규칙이 없습니다. 그쪽의 재진입 설정을 확인하세요.',
  'exportLoss.reentryAlways': '언제나 다시 들어오는 규칙이 없습니다. 그쪽의 재진입 설정을 확인하세요.',
  'exportLoss.concurrent': '한 고객이 동시에 여러 번 들어와 있을 수 없습니다.',
  'exportLoss.holdout': '대조군 {percent:number}%를 따로 두지 않습니다. 효과를 재려면 그쪽에서 대조군을 만드세요.',
  'exportLoss.entriesTotal': '전체 진입 한도 {limit:number}명이 없습니다.',
  'exportLoss.entriesPerDay': '하루 진입 한도 {limit:number}명이 없습니다.',
  'exportLoss.sendsPerHour': '시간당 발송 한도 {limit:number}건이 없습니다. 발송 계정에서 속도를 정하세요.',
  'exportLoss.budget': '예산 한도 {limit:won}{이/가} 없습니다. 비용을 직접 지켜보세요.',
  'exportLoss.priority': '여정 사이의 우선순위({priority:number})가 없습니다.',
  'exportLoss.consent':
    '광고성 수신 동의를 확인하지 않습니다. 동의한 고객만 받도록 {target:lookup|exportTarget}에서 정하세요.',
  'exportLoss.quietHours':
    '야간(21시~8시) 광고를 막지 않습니다. {target:lookup|exportTarget}에서 발송 시간을 정하세요.',
  'exportLoss.exitWhenSuppressed': '보내지 못한 고객을 내보내는 규칙이 없습니다. 그 고객도 다음으로 넘어갑니다.',
  'exportLoss.fallback':
    '실패했을 때의 대체 발송({channel:lookup|basisChannel})이 없습니다. 발송 계정에서 대체 발송을 켜세요.',
  'exportLoss.offer': '혜택 "{label}"{은/는} 들어가지 않습니다. 쿠폰을 그쪽에서 연결하세요.',
  'exportLoss.kakao': '카카오 템플릿({templateCode})은 들어가지 않습니다. 발송 계정에서 고르세요.',
  'exportLoss.buttons': '버튼 {buttons:number}개가 들어가지 않습니다. 템플릿에 넣으세요.',
  'exportLoss.subject': '제목이 들어가지 않습니다.',
  'exportLoss.preheader': '미리보기 문구가 들어가지 않습니다.',
  'exportLoss.experimentMetric': '실험의 비교 지표가 없습니다. {target:lookup|exportTarget}의 보고서에서 비교하세요.',
  'exportLoss.experimentWinner': '{days:number}일 뒤에 가장 나은 그룹으로 바꾸는 규칙이 없습니다. 직접 바꾸세요.',

  'problem.export.fieldMissing': '"{field:lookup|exportField}" 값이 비어 있어 파일에 임시 값이 들어갑니다. ({address})',
  'problem.export.invalidOutput': '{target:lookup|exportTarget}{이/가} 받지 않는 값이 있습니다: {path} ({reason})',
  'problem.export.noTrigger': '시작 노드가 없어 내보낼 것이 없습니다.',
};
