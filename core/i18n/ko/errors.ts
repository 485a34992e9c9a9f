import type { Catalog } from '../translator.ts';

/** What went wrong, what was not lost, and what to do next; and the phases of long work. */
export const errors: Catalog = {
  'error.sqlite.nodeTooOld':
    '이 Node({node})는 작업공간 파일을 여는 데 필요한 Node-API {needed}{을/를} 지원하지 않습니다. 파일은 그대로입니다. Node 24 이상으로 다시 실행하세요.',
  'error.workspace.none': '열려 있는 작업공간이 없습니다. 작업공간을 열거나 새로 만드세요.',
  'error.workspace.nameMissing': '작업공간 이름이 비어 있습니다. 이름을 입력하세요.',
  'error.workspace.nameEndsInSpace':
    '파일 이름이 빈칸으로 끝나 열 수 없습니다. 파일은 그대로입니다. 끝의 빈칸을 지우고 다시 여세요: {path}',
  'error.workspace.unknownZone':
    '"{zone}"{은/는} 알 수 없는 시간대입니다. 설정은 바뀌지 않았습니다. Asia/Seoul 같은 이름을 쓰세요.',
  'error.workspace.notFound': '파일을 찾을 수 없습니다. 옮기거나 이름을 바꾸지 않았는지 확인하세요: {path}',
  'error.workspace.exists':
    '같은 이름의 파일이 이미 있어 덮어쓰지 않았습니다. 다른 이름을 고르거나 그 파일을 여세요: {path}',
  'error.workspace.notAWorkspace':
    '여정 작업공간 파일이 아닙니다. 파일은 건드리지 않았습니다. .yeojeong 파일을 고르세요. 고객 데이터라면 가져오기를 쓰세요: {path}',
  'error.workspace.newer':
    '더 새로운 앱에서 만든 작업공간입니다(버전 {version}, 이 앱은 {known}까지). 파일은 건드리지 않았습니다. 앱을 업데이트한 뒤 여세요: {path}',
  'error.workspace.damaged':
    '작업공간 파일이 손상되어 열지 않았습니다. 파일은 그대로 두었습니다. 백업이나 다른 사본을 여세요: {path}',
  'error.workspace.unexpectedContent':
    '작업공간에 있어서는 안 되는 항목({object}){이/가} 들어 있어 안전을 위해 열지 않았습니다. 파일은 건드리지 않았습니다. 받은 곳을 확인하거나 백업을 여세요: {path}',
  'error.workspace.locked':
    '다른 창이나 프로그램에서 열려 있는 작업공간입니다. 그쪽에서 닫은 뒤 다시 여세요. 저장된 내용은 그대로입니다: {path}',
  'error.workspace.readOnly':
    '이 위치에는 쓸 수 없습니다. 지금까지 저장된 내용은 그대로입니다. 쓰기 권한을 확인하거나 파일을 다른 폴더로 옮기세요: {path}',
  'error.workspace.diskFull':
    '디스크에 남은 공간이 없어 마지막 변경을 저장하지 못했습니다. 그 전까지의 내용은 모두 저장되어 있습니다. 공간을 비우고 다시 시도하세요: {path}',
  'error.workspace.diskFailed':
    '디스크가 읽기나 쓰기에 실패했습니다. 마지막으로 저장된 내용까지는 남아 있습니다. 디스크 연결을 확인하고 작업공간을 다시 여세요: {path}',

  'error.journey.notFound': '이 여정은 이미 삭제되었습니다. 목록에서 다른 여정을 고르세요.',
  'error.journey.damaged':
    '저장된 여정을 읽을 수 없습니다. 다른 여정과 데이터는 그대로입니다. 백업에서 이 여정을 가져오세요.',
  'error.journey.stale':
    '다른 창에서 이 여정을 먼저 고쳤습니다. 방금 한 변경은 저장되지 않았습니다. 최신 상태를 불러온 뒤 다시 하세요.',
  'error.journey.editRejected': '할 수 없는 변경이라 여정을 그대로 두었습니다.',
  'error.journey.nameMissing': '여정 이름이 비어 있습니다. 이름을 입력하세요.',
  'error.export.notAnAudience': '이 노드는 광고 잠재고객이 아닙니다. 실행한 여정에서 고르세요.',
  'error.export.noContacts':
    '고객 데이터에 이메일과 휴대폰 번호 열이 없어 명단을 만들 수 없습니다. 가져오기에서 열의 뜻을 정하세요.',
  'error.export.unknownTarget': '"{target}"{으로/로} 내보낼 수 없습니다.',
  'error.export.blocked': '오류가 {count:number}개 있어 내보내지 않았습니다. 고치거나 까닭을 적으세요.',
  'error.export.badFields': '글자 값으로 된 JSON 객체가 아닙니다: {path}',
  'error.spec.notJson':
    'JSON도 BPMN도 아니어서 여정으로 읽을 수 없습니다. .journey.json이나 .bpmn 파일, 또는 다른 시스템에서 내보낸 파일을 고르세요.',
  'error.spec.rejected': '여정 파일로 읽을 수 없습니다(문제 {count:number}개). 추가된 것은 없습니다.',

  'error.dataset.none': '사용할 고객 데이터가 없습니다. 파일을 가져오거나 샘플 상점을 만드세요.',
  'error.dataset.notFound': '이 데이터는 이미 삭제되었습니다. 목록에서 다른 데이터를 고르세요.',
  'error.dataset.damaged':
    '"{name}" 데이터가 저장된 뒤 바뀌거나 손상되어 쓰지 않았습니다. 여정과 다른 데이터는 그대로입니다. 원본 파일을 다시 가져오세요.',
  'error.customer.unknownColumn': '데이터에 "{column}" 열이 없습니다. 표에 보일 다른 열을 고르세요.',
  'error.customer.notFound': '이 데이터에 고객 "{customerId}"{이/가} 없습니다. 고객 번호를 확인하세요.',

  'error.run.notFound': '이 실행 결과는 이미 삭제되었습니다. 목록에서 다른 결과를 고르세요.',
  'error.run.journeyHasErrors':
    '여정에 고쳐야 할 문제가 {count:number}개 있어 실행하지 않았습니다. 문제 목록을 열어 고친 뒤 다시 실행하세요.',
  'error.run.otherHasErrors':
    '함께 실행되는 여정 "{name}"에 고쳐야 할 문제가 {count:number}개 있어 실행하지 않았습니다. 고친 뒤 다시 실행하거나, 그 여정을 빼고 실행하세요.',
  'error.run.noHistory': '데이터에 이벤트가 없어 실행할 수 없습니다. 주문이나 이벤트 파일을 가져오세요.',
  'error.run.noHistoryBefore': '{date} 이전의 기록이 없어 예측할 수 없습니다. 더 늦은 시작일을 고르세요.',
  'error.run.badDate': '"{date}"{은/는} 날짜가 아닙니다. 2026-11-22처럼 입력하세요.',
  'error.run.outsideHistory': '이 기간에는 기록이 없습니다. 기록이 있는 {from}부터 {until} 사이에서 고르세요.',
  'error.run.datasetGone':
    '이 결과를 계산한 데이터가 삭제되어 고객 목록과 경로를 다시 만들 수 없습니다. 결과의 숫자는 그대로 볼 수 있습니다. 같은 파일을 다시 가져오면 볼 수 있습니다.',
  'error.run.unknownCount': '이 결과에 없는 숫자입니다({key}). 결과를 다시 열어 보세요.',
  'error.run.unknownGrouping':
    '이 기준으로는 나눌 수 없습니다. 속성이나 세그먼트가 삭제되었을 수 있습니다. 다른 기준을 고르세요. 결과의 숫자는 그대로입니다.',

  'error.job.cancelled': '작업을 취소했습니다. 저장되어 있던 내용은 그대로입니다.',
  'error.job.idTaken': '같은 작업이 이미 진행 중입니다. 끝나거나 취소된 뒤 다시 하세요.',
  'error.contract.unknownCall': '이 버전의 앱에 없는 요청입니다({name}). 바뀐 것은 없습니다. 앱을 다시 시작하세요.',
  'error.contract.invalid': '요청을 이해할 수 없어 실행하지 않았습니다({call}, {path}: {reason}). 바뀐 것은 없습니다.',
  'error.engine.bug':
    '앱에 예상하지 못한 문제가 생겼습니다. 저장된 변경은 모두 남아 있습니다. 다시 시도하고, 계속되면 이 내용을 알려 주세요: {reason}',
  'error.engine.stopped':
    '계산을 맡은 프로세스가 멈춰 다시 시작했습니다. 저장된 변경은 모두 남아 있고 작업공간도 다시 열렸습니다. 방금 한 일을 다시 시도하세요.',
  'error.serve.portTaken':
    '포트 {port}번은 다른 프로그램이 쓰고 있습니다. 다른 번호를 고르거나 --port 없이 실행하세요. 저장된 데이터는 그대로입니다.',
  'error.serve.failed':
    '포트 {port}번에서 앱을 열지 못했습니다({reason}). 다른 번호로 다시 시도하세요. 저장된 데이터는 그대로입니다.',

  'progress.sample': '샘플 상점을 만드는 중',
  'progress.identity': '같은 고객을 찾는 중',
  'progress.save': '작업공간에 저장하는 중',
  'progress.import.read': '파일을 읽는 중',
  'progress.import.check': '행을 확인하는 중',
  'progress.import.build': '고객별로 정리하는 중',
  'progress.import.judge': '데이터 품질을 살펴보는 중',
  'progress.experiment': '집단을 비교하는 중',
  'error.experiment.unknown': '현재 데이터에 이 실험이 없습니다: "{name}"',
  'progress.sort': '고객을 정렬하는 중',
  'progress.fit': '구매 행동을 학습하는 중',
  'progress.run': '여정을 실행하는 중',
  'progress.customers': '고객을 찾는 중',
  'error.segment.notFound': '세그먼트를 찾을 수 없습니다. 지워졌을 수 있습니다.',
  'error.segment.nameMissing': '세그먼트 이름을 적어 주세요.',
  'error.segment.circle': '‘{name}’{이/가} 돌고 돌아 자신을 가리킵니다. 저장하지 않았습니다. 다른 세그먼트를 고르세요.',
};
