import type { Catalog } from '../translator.ts';

/** Reasons for refused rows, notes about an import, and files that cannot be read. */
export const importing: Catalog = {
  'import.missingCustomer': '어느 고객의 행인지 알 수 없습니다.',
  'import.missingTime': '일시가 비어 있습니다.',
  'import.badTime': '"{value}"{을/를} 일시로 읽을 수 없습니다.',
  'import.futureTime': '"{value}"{은/는} 아직 오지 않은 일시입니다.',
  'import.missingEvent': '이벤트 이름이 비어 있습니다.',
  'import.badValue': '"{value}"{을/를} 금액으로 읽을 수 없습니다.',
  'import.tooFewColumns': '열이 {expected}개여야 하는데 {found}개뿐입니다.',
  'import.tooManyColumns': '열이 {expected}개여야 하는데 {found}개입니다. 구분 문자가 든 값은 따옴표로 묶어야 합니다.',
  'import.unclosedQuote': '이 행에서 연 따옴표가 파일 끝까지 닫히지 않습니다.',

  'problem.import.encodingSuspect':
    '글자가 깨져 보일 수 있습니다. {encoding}{으로/로} 읽었지만 {suggested} 파일로 보입니다. 인코딩을 바꿔 확인하세요.',
  'problem.import.noValidRow': '가져올 수 있는 행이 없습니다. 열 연결과 일시 형식을 확인하세요.',
  'problem.import.duplicateIds':
    '고객 번호가 같은 행이 있어 {count:number}개 행을 뺐습니다. 같은 번호는 파일에서 마지막에 있는 행을 씁니다.',
  'problem.import.duplicateRows': '모든 열이 똑같은 행 {count:number}개를 중복으로 보고 뺐습니다.',
  'problem.import.repeatsKept':
    '앞의 행과 똑같은 행이 {count:number}개 있습니다. 주문 번호가 없어 서로 다른 주문일 수 있으므로 그대로 두었습니다.',
  'problem.import.futureRows': '아직 오지 않은 일시의 행 {count:number}개를 뺐습니다. 일시 형식과 시간대를 확인하세요.',
  'problem.import.refunds': '금액이 음수인 행 {count:number}개는 구매가 아니라 환불(refund) 이벤트로 가져옵니다.',
  'problem.import.unreadableCells': '"{column}" 열의 값 {count:number}개를 읽지 못해 빈 값으로 두었습니다.',

  'error.import.fileMissing':
    '"{name}" 파일을 찾을 수 없습니다. 옮기거나 지우지 않았는지 확인하세요. 저장된 데이터는 그대로입니다.',
  'error.import.fileUnreadable':
    '"{name}" 파일을 열 수 없습니다({reason}). 파일 권한을 확인하고 다른 프로그램에서 닫은 뒤 다시 시도하세요. 저장된 데이터는 그대로입니다.',
  'error.import.empty': '"{name}" 파일에 내용이 없습니다. 다른 파일을 고르세요.',
  'error.import.binary': '"{name}"{은/는} 텍스트 표가 아닙니다. CSV 또는 TSV 파일을 고르세요.',
  'error.import.truncatedGzip':
    '"{name}" 압축 파일이 중간에 끊겨 있습니다. 파일을 다시 내려받거나 복사하세요. 아무것도 가져오지 않았습니다.',
  'error.import.damagedGzip':
    '"{name}" 압축 파일이 손상되어 풀 수 없습니다. 파일을 다시 내려받거나 복사하세요. 아무것도 가져오지 않았습니다.',
  'error.import.unclosedQuote':
    '{line:number}번째 줄에서 시작한 행이 끝나지 않습니다. 닫히지 않은 따옴표(")를 고친 뒤 다시 가져오세요. 아무것도 가져오지 않았습니다.',
  'error.import.noValidRow':
    '가져올 수 있는 행이 하나도 없습니다. 열 연결과 일시 형식을 확인하세요. 저장된 데이터는 그대로입니다.',
  'error.import.unknownColumn': '파일에 "{column}" 열이 없습니다. 열 연결을 확인하세요.',
  'error.import.customerNotMapped':
    '어느 고객의 행인지 알려 주는 열이 없습니다. 고객 번호, 이메일, 휴대폰 번호 중 하나의 열을 고르세요.',
  'error.import.timeNotMapped': '일시가 어느 열에 있는지 정해지지 않았습니다. 일시 열을 고르세요.',
  'error.import.eventNotNamed': '이벤트 이름이 비어 있습니다. 이벤트 이름을 정하세요.',
  'error.import.repeatedName': '가져올 열의 이름 "{name}"{이/가} 비어 있거나 겹칩니다. 열마다 다른 이름을 정하세요.',
  'error.import.badTimeFormat': '일시 형식 "{format}"에서 연, 월, 일을 찾을 수 없습니다. 예: YYYY-MM-DD HH:mm:ss',
  'error.import.badZone': '"{zone}"{은/는} 알려진 시간대가 아닙니다. 예: Asia/Seoul',
  'error.import.tooManyEventTypes':
    '이벤트 이름이 {count:number}가지나 됩니다. {most:number}가지까지 가져올 수 있습니다. 상품명 같은 열을 이벤트로 고르지 않았는지 확인하세요.',
  'error.import.readFailed':
    '파일을 읽는 중에 문제가 생겼습니다({reason}). 저장된 데이터는 그대로입니다. 다시 시도하세요.',
  'error.file.writeFailed':
    '"{path}"에 저장하지 못했습니다({reason}). 있던 파일은 그대로입니다. 다른 위치에 저장해 보세요.',
  'import.brokenRecord': '이 줄은 올바른 JSON이 아닙니다.',
  'import.rowTooLong': '한 행이 1MB를 넘습니다. 표의 행으로 볼 수 없어 뺐습니다.',
  'problem.import.laterColumns': '앞의 1,000개 기록에는 없고 뒤에만 있는 항목은 가져오지 않습니다: {names}.',
  'problem.import.mixedDates':
    '"{column}" 열에 서로 다른 날짜 형식이 섞여 있습니다({first}: {firstCount:number}개, {second}: {secondCount:number}개). 날짜 순서를 정하거나 파일을 고치세요.',
  'problem.import.ambiguousDates':
    '"{column}" 열의 "{example}" 같은 날짜는 월과 일의 순서를 값만 보고 알 수 없습니다. 월이 먼저라고 읽었으니 날짜 순서를 확인하세요.',
  'error.import.excelOld':
    '"{name}"{은/는} 오래된 엑셀 형식(.xls)입니다. 엑셀에서 .xlsx나 CSV로 저장한 파일을 고르세요.',
  'error.import.damagedExcel':
    '"{name}" 엑셀 파일이 손상되어 열 수 없습니다. 엑셀에서 다시 저장해 보세요. 아무것도 가져오지 않았습니다.',
  'error.import.noSuchSheet': '"{name}"에 "{sheet}" 시트가 없습니다. 다른 시트를 고르세요.',
  'error.import.damagedZip':
    '"{name}" 압축 파일이 손상되어 풀 수 없습니다. 파일을 다시 내려받거나 복사하세요. 아무것도 가져오지 않았습니다.',
  'error.import.encryptedZip': '"{name}"{은/는} 암호가 걸린 압축 파일입니다. 암호 없이 압축한 파일을 고르세요.',
  'error.import.zipBomb':
    '"{name}"{은/는} 풀면 지나치게 커지는 압축 파일이라 열지 않았습니다. 파일의 출처를 확인하세요. 아무것도 가져오지 않았습니다.',
  'error.import.noSuchEntry': '"{name}" 안에 "{entry}" 파일이 없습니다. 다른 파일을 고르세요.',
  'error.import.damagedParquet':
    '"{name}" Parquet 파일이 손상되어 읽을 수 없습니다. 파일을 다시 내려받거나 복사하세요. 아무것도 가져오지 않았습니다.',
  'error.import.notJson':
    '"{name}"에서 읽을 수 있는 JSON 기록을 찾지 못했습니다. JSON 목록이나 한 줄에 기록 하나인 파일을 고르세요.',
  'error.import.jsonTooLong':
    '{line:number}번째 줄에서 시작한 JSON 기록이 끝나지 않습니다. 파일을 확인하세요. 아무것도 가져오지 않았습니다.',
  'error.import.rowTooLong':
    '{line:number}번째 줄에서 시작한 행이 64MB를 넘어 읽기를 멈추었습니다. 아무것도 가져오지 않았습니다.',
  'import.missingOrder': '주문 번호가 비어 있습니다.',
  'import.cancelledLine': '취소된 주문의 행이라 뺐습니다.',
  'import.notPositiveLine': '수량이나 단가가 0 이하라 뺐습니다.',
  'problem.import.linesGrouped':
    '주문 상품 {lines:number}행을 주문 번호로 묶어 이벤트 {orders:number}건으로 가져옵니다.',
  'error.import.orderNotMapped': '주문 번호가 어느 열에 있는지 정해지지 않았습니다. 주문 번호 열을 고르세요.',
  'problem.import.eventsKnown': '이미 있는 이벤트 {count:number}건은 다시 넣지 않았습니다.',

  'import.missingArm': '어느 집단인지 비어 있습니다.',
  'import.missingConsent': '동의 여부가 비어 있거나 예, 아니오로 읽을 수 없습니다.',
  'import.unknownChannel':
    '"{value}"{은/는} 아는 채널이 아닙니다. 이메일, 문자, 카카오, 푸시, 야간, 전체 가운데 하나여야 합니다.',
  'problem.import.lookupUnmatched':
    '"{name}"에서 찾지 못한 행이 {count:number}개입니다(예: {example}). 그 행의 해당 열은 비어 있습니다.',
  'problem.import.lookupRepeated':
    '"{name}"에 같은 값이 되풀이되는 행이 {count:number}개 있습니다. 값마다 첫 행을 썼습니다.',
  'error.import.lookupKeyMissing':
    '"{name}"에 "{column}" 열이 없어 찾아 붙일 수 없습니다. 두 파일에 함께 있는 열을 고르세요.',
  'error.import.armNotMapped': '어느 열이 집단인지 정해지지 않았습니다. 집단 열을 고르세요.',
  'error.import.consentNotMapped': '어느 열이 동의 여부인지 정해지지 않았습니다. 동의 여부 열을 고르세요.',
  'error.import.campaignNotMapped': '캠페인 기록의 열이 정해지지 않았습니다. 캠페인과 채널을 고르세요.',
  'error.import.presetUnfit':
    '이 파일의 열은 "{preset}" 양식과 맞지 않습니다. 파일이 맞는지 확인하거나 다른 양식을 고르세요.',
  'error.import.diskFull':
    '디스크({folder})가 가득 차 파일을 풀어 읽을 수 없습니다. 워크스페이스와 원래 파일은 그대로입니다. 공간을 비운 뒤 다시 시도하세요.',
  'error.import.nothingToUndo': '되돌릴 가져오기가 없습니다.',
  'error.import.undoNotImported':
    '지금 쓰는 데이터는 파일에서 가져온 것이 아니어서 되돌릴 가져오기가 없습니다. 가져오기 기록에서 이전 버전을 다시 쓸 수 있습니다.',
  'error.import.unknownRecord': '번호가 {number}인 가져오기가 없습니다. --history로 볼 수 있습니다.',
  'error.import.versionDeleted': '"{file}" 가져오기가 만든 데이터를 지웠습니다. 파일을 다시 가져오세요.',
  'error.import.undoDeleted':
    '이 가져오기 전의 데이터를 지웠기 때문에 되돌릴 수 없습니다. 가져오기 기록에서 다른 버전을 고를 수 있습니다.',
  'error.import.redoDeleted': '되돌린 가져오기의 데이터를 지웠습니다. 파일을 다시 가져오세요.',
  'error.import.nothingToRedo': '다시 할 가져오기가 없습니다.',
  'problem.import.endsLater':
    '이 파일은 마지막 구매({date:date})보다 {days:number}일 뒤까지 이어집니다. 예측은 그 사이에 구매가 없었다고 봅니다. 빠진 주문을 가져오거나, 예측의 기준일을 그날로 정하세요.',
};
