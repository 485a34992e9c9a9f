import type { Catalog } from '../translator.ts';

/** Saved segments on the command line. */
export const cliSegments: Catalog = {
  'cli.command.segment': '작업 파일에 저장한 세그먼트를 나열하거나, 꺼내거나, 넣거나, 세거나, 지웁니다.',
  'cli.details.segment':
    'list WORKSPACE: 세그먼트 목록. get WORKSPACE NAME: 세그먼트 하나를 표준 출력으로. put WORKSPACE FILE: "name", "description", "condition"이 있는 JSON 파일의 세그먼트 하나 또는 여럿을 저장합니다. 이름이 같으면 새 버전이 됩니다. count WORKSPACE NAME: 데이터 끝 시점에 몇 명인지. delete WORKSPACE NAME: 쓰는 여정이나 세그먼트가 있으면 --force 없이는 지우지 않습니다.',
  'cli.option.force': '쓰는 곳이 있어도 지웁니다.',
  'cli.column.segment': '세그먼트',
  'cli.column.version': '버전',
  'cli.column.live': '운영',
  'cli.live.on': '켜짐',
  'cli.live.off': '꺼짐',
  'cli.segment.none': '세그먼트가 없습니다.',
  'cli.segment.put': '세그먼트 "{name}"{을/를} 저장했습니다(버전 {version}).',
  'cli.segment.count': '{name}: {time:datetime}에 고객 {customers:number}명 중 {count:number}명.',
  'cli.segment.inUse': '"{name}"{을/를} 지우지 않았습니다. 쓰는 곳: {users}. 그래도 지우려면 --force를 쓰세요.',
  'cli.segment.deleted': '세그먼트 "{name}"{을/를} 지웠습니다.',
  'error.cli.noSegment': '작업 파일에 "{name}"{이라는/라는} 세그먼트가 없습니다.',
  'error.cli.segmentAmbiguous': '이름이 "{name}"인 세그먼트가 {count:number}개입니다. id를 쓰세요.',
  'error.cli.badSegment': '세그먼트로 읽을 수 없습니다: {path}. "name"과 "condition"이 있는 JSON이어야 합니다.',
};
