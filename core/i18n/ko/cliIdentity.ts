import type { Catalog } from '../translator.ts';

/** 명령줄의 고객 합치기. */
export const cliIdentity: Catalog = {
  'cli.command.customers': '어떤 고객을 한 사람으로 보는지 보여 주고 바꿉니다.',
  'cli.details.customers':
    'report: 합치기 보고서와 정한 것. merges: 합친 고객 목록([TEXT]로 찾기). unmerge SOURCE: 그 원본을 따로 둡니다. ignore VALUE: 그 이메일이나 휴대폰으로 합치지 않습니다. undo [N]: 정한 것을 되돌립니다(기본값은 마지막). rule RULE: 고객 번호가 다를 때 언제 합칠지 정합니다(never, emailAndPhone, email, emailOrPhone).',
  'cli.option.share': '이보다 많은 고객이 함께 쓰는 연락처는 쓰지 않습니다. 기본값 5.',
  'cli.option.region': '국가 번호가 없는 전화의 국가. 기본값 KR.',
  'cli.identity.rule': '규칙: {rule}',
  'cli.identity.merge': '{customer} = {sources} ({reasons})',
  'cli.identity.list': '{value}: {who} · {reason}',
  'cli.identity.decision': '{id}. {decision}',
  'cli.identity.noReport': '이 데이터에는 합치기 기록이 없습니다.',
  'cli.identity.now': '고객 {count:number}명입니다.',
  'cli.identity.decided': '{decision} (되돌리기: yeojeong customers undo WORKSPACE {id})',
  'cli.identity.undone': '되돌렸습니다: {decision}',
  'error.cli.notMerged': '"{source}"{은/는} 다른 원본과 합쳐져 있지 않습니다. customers merges로 확인하세요.',
  'error.cli.notIdentifier': '"{value}"{은/는} 이메일도 전화번호도 아닙니다.',
  'error.cli.noDecision': '되돌릴 것이 없습니다.',
};
