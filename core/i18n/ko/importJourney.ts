import type { Catalog } from '../translator.ts';

/** What of another system's file has no place in a journey. */
export const importJourney: Catalog = {
  'importLoss.action': '알 수 없는 단계({kind})는 원래 내용을 담은 메모로 남겼습니다.',
  'importLoss.trigger': '알 수 없는 시작 조건({kind})은 원래 내용을 담은 메모로 남겼습니다. 시작 노드를 정하세요.',
  'importLoss.triggerFilter': '시작 이벤트의 조건({kind})은 메모로 남겼습니다.',
  'importLoss.condition': '알 수 없는 조건({kind})은 메모로 남기고, 아무도 해당하지 않는 세그먼트로 두었습니다.',
  'importLoss.update': '알 수 없는 속성 변경({kind})은 메모로 남겼습니다.',
  'importLoss.flowFilter': '플로우 필터({kind})는 메모로 남겼습니다.',
  'importLoss.repeated': '같은 id가 또 나온 단계({kind})는 메모로 남겼습니다.',
  'importLoss.bodyInTemplate': '"{title}"의 본문은 파일에 없습니다. 직접 적으세요.',
  'importLoss.parallelPath': '"{name}"에서 동시에 갈라지는 길은 하나만 이었습니다. 나머지는 연결하지 않았습니다.',
  'importLoss.bpmnConditions':
    '게이트웨이({kind})의 조건은 다른 언어로 쓰여 있어 메모로 보관했습니다. 갈래에 조건을 정하세요.',
  'importLoss.noSource': '시작 세그먼트가 파일에 없습니다. 시작 노드를 정하세요.',
  'importLoss.expression': '"{name}"의 식은 풀지 않고 세그먼트 이름으로 남겼습니다. 조건을 정하세요.',
  'importLoss.summary': '파일에서 그대로 옮기지 못한 것이 {count:number}가지 있습니다.',
};
