import type { ProblemTexts } from '../../lint/codes.ts';

export const problems: ProblemTexts = {
  'problem.spec.notAJourney': '여정 파일이 아닙니다. 여정에서 내보낸 .journey.json 파일을 고르세요.',
  'problem.spec.newerVersion':
    '더 새로운 버전({version})의 앱에서 만든 여정입니다. 이 앱은 버전 {supported}까지 읽습니다. 앱을 업데이트하세요.',
  'problem.spec.tooDeep': '조건이 너무 깊게 겹쳐 있어 읽을 수 없습니다. {levels:number}단계까지 읽습니다.',
  'problem.spec.invalid': '파일의 "{path}" 값이 올바르지 않습니다. 필요한 값: {reason}',
  'problem.spec.duplicateId': '같은 id "{id}"{이/가} 두 번 나옵니다.',
  'problem.spec.unknownNode': '연결선이 없는 노드 "{id}"{을/를} 가리킵니다.',
  'problem.spec.unknownPort': '노드 "{id}"에 없는 출구 "{port}"에서 연결선이 나갑니다.',
  'problem.spec.selfEdge': '노드가 자기 자신에게 연결되어 있습니다.',
  'problem.spec.notAcceptingEdges': '시작 노드나 메모로 들어가는 연결선이 있습니다.',
  'problem.spec.portTaken': '노드 "{id}"의 출구 "{port}"에서 연결선이 둘 이상 나갑니다.',
  'problem.command.duplicateId': '같은 id "{id}"{이/가} 이미 있어 추가하지 않았습니다.',
  'problem.command.unknownNode': '노드 "{id}"{이/가} 더 이상 없어 바꾸지 않았습니다.',
  'problem.command.unknownEdge': '연결선 "{id}"{이/가} 더 이상 없어 바꾸지 않았습니다.',
  'problem.command.unknownPort': '노드에 출구 "{port}"{이/가} 없어 연결하지 않았습니다. (노드 "{id}")',
  'problem.command.selfEdge': '노드를 자기 자신에게 연결할 수 없습니다.',
  'problem.command.notAcceptingEdges': '시작 노드와 메모로는 연결할 수 없습니다.',
  'problem.command.portTaken': '출구 하나에는 연결선을 하나만 둘 수 있습니다. (노드 "{id}", 출구 "{port}")',
  'problem.command.noPort': '나가는 출구가 없는 노드는 연결선 중간에 넣을 수 없습니다.',
  'problem.graph.noTrigger': '시작 노드가 없어 아무도 들어오지 않습니다. 시작 노드를 추가하세요.',
  'problem.graph.unreachable': '어느 시작 노드에서도 이 노드로 올 수 없습니다. 연결하거나 지우세요.',
  'problem.graph.openTrigger': '시작 노드 다음에 연결된 노드가 없어 들어온 고객이 바로 나갑니다.',
  'problem.graph.openWait': '기다린 뒤에 아무 일도 하지 않습니다. 다음 노드를 연결하거나 이 노드를 지우세요.',
  'problem.graph.openFilter': '조건을 통과한 고객이 갈 곳이 없습니다. 다음 노드를 연결하세요.',
  'problem.graph.openHappened':
    '기다리던 이벤트가 일어난 고객이 여기서 나갑니다. 의도한 것이면 종료 노드를 연결하세요.',
  'problem.graph.openTimedOut': '기한까지 이벤트가 없던 고객이 여기서 나갑니다. 의도한 것이면 종료 노드를 연결하세요.',
  'problem.graph.openAwaited': '"{label}"{이/가} 일어난 고객이 여기서 나갑니다. 의도한 것이면 종료 노드를 연결하세요.',
  'problem.graph.openBranch':
    '"{label}" 갈래에 연결된 노드가 없어 고객이 여기서 나갑니다. 의도한 것이면 종료 노드를 연결하세요.',
  'problem.graph.openElse':
    '"그 외" 갈래에 연결된 노드가 없어 고객이 여기서 나갑니다. 의도한 것이면 종료 노드를 연결하세요.',
  'problem.graph.openArm':
    '"{label}" 그룹에 연결된 노드가 없어 고객이 여기서 나갑니다. 의도한 것이면 종료 노드를 연결하세요.',
  'problem.graph.openGate': '인원 제한을 통과한 고객이 갈 곳이 없습니다. 다음 노드를 연결하세요.',
  'problem.graph.openAnswer':
    '"{label}" 답변에 연결된 노드가 없어 고객이 여기서 나갑니다. 의도한 것이면 종료 노드를 연결하세요.',
  'problem.graph.timelessCycle':
    '기다림 없이 끝없이 도는 순환이 있습니다(노드 {count:number}개). 순환 안에 기간을 정한 기다림 노드를 넣으세요.',
  'problem.graph.endlessLoop':
    '이 순환에서 나가는 길이 없어 고객이 여정의 최대 기간까지 돕니다. 종료 노드나 조건을 넣으세요.',
  'problem.goTo.noTarget': '이동할 노드를 고르지 않아 고객이 여기서 나갑니다. 노드를 고르세요.',
  'problem.goTo.chain': '다른 이동 노드로 가고 있습니다. 그 노드가 가리키는 곳으로 바로 가게 하세요.',
  'problem.wait.zero': '기다리는 시간이 0초입니다. 시간을 정하거나 이 노드를 지우세요.',
  'problem.wait.longerThanMaximum':
    '기다리는 시간 {wait:duration}{이/가} 여정의 최대 기간 {maximum:duration} 이상이어서 아무도 다음으로 가지 못합니다.',
  'problem.wait.outsideTargets':
    '기다리는 시간 {wait:duration}{은/는} 발송 시스템이 받는 범위({least:duration}~{most:duration})를 벗어납니다.',
  'problem.wait.noAttribute': '기다릴 날짜 속성을 고르지 않았습니다.',
  'problem.wait.unknownAttribute': '기다릴 날짜 속성 "{name}"{이/가} 데이터에 없어 바로 다음으로 갑니다.',
  'problem.wait.notADate': '"{name}"{은/는} 날짜가 아니어서 기다릴 수 없습니다. 날짜나 시각 속성을 고르세요.',
  'problem.wait.bestHourShort':
    '{seconds:duration} 안에는 고객이 반응하는 시간대가 오지 않을 수 있고, 그러면 바로 다음으로 갑니다. 하루를 주세요.',
  'problem.waitFor.zero': '기한이 0초여서 이벤트를 기다리지 않습니다. 기한을 정하세요.',
  'problem.waitFor.duplicateLabel':
    '이름이 "{label}"인 대기 항목이 둘 이상입니다. 결과에서 구분할 수 있게 이름을 바꾸세요.',
  'problem.split.noArms': '나눌 그룹이 없습니다. 그룹을 추가하세요.',
  'problem.split.weights': '그룹 비율의 합이 {total:number}%입니다. 100%로 맞추세요.',
  'problem.split.duplicateLabel': '이름이 "{label}"인 그룹이 둘 이상입니다. 결과에서 구분할 수 있게 이름을 바꾸세요.',
  'problem.branch.noBranches': '갈래가 없어 모두 "그 외"로 갑니다. 갈래를 추가하세요.',
  'problem.branch.duplicateLabel': '이름이 "{label}"인 갈래가 둘 이상입니다. 결과에서 구분할 수 있게 이름을 바꾸세요.',
  'problem.experiment.tooFewArms': '비교할 것이 없습니다(그룹 {count:number}개). 그룹을 둘 이상 두세요.',
  'problem.experiment.weights': '실험 그룹 비율의 합이 {total:number}%입니다. 100%로 맞추세요.',
  'problem.experiment.duplicateLabel':
    '이름이 "{label}"인 실험 그룹이 둘 이상입니다. 결과에서 구분할 수 있게 이름을 바꾸세요.',
  'problem.experiment.noControl': '비교 기준이 되는 그룹이 없습니다. 하나를 기준 그룹으로 정하세요.',
  'problem.experiment.manyControls': '기준 그룹이 {count:number}개입니다. 하나만 두세요.',
  'problem.experiment.noGoal': '실험을 여정의 목표로 판정하는데 목표가 없습니다. 목표를 정하세요.',
  'problem.experiment.noMessage': '실험을 메시지 반응으로 판정하는데 어느 그룹에도 메시지가 없습니다.',
  'problem.experiment.underpowered':
    '가장 작은 그룹이 {customers:number}명(지난 실행)이고 기준 비율이 {rate:percent}이면 {lift:percent} 이상 좋아져야 차이가 보입니다. {wanted:percent} 차이를 보려면 더 오래 하거나 그룹을 줄이세요.',
  'problem.gate.noPasses': '아무도 통과하지 못합니다. 통과할 인원을 정하세요.',
  'problem.survey.noQuestion': '설문에 질문이 없습니다.',
  'problem.survey.noAnswers': '설문에 고를 답변이 없습니다.',
  'problem.survey.shares': '답변 비율의 합이 {total:number}%입니다. 100%를 넘을 수 없습니다.',
  'problem.survey.nobodyAnswers': '아무도 답하지 않는 것으로 가정되어 있습니다. 답변마다 비율을 정하세요.',
  'problem.survey.duplicateLabel': '"{label}" 답변이 둘 이상입니다. 결과에서 구분할 수 있게 이름을 바꾸세요.',
  'problem.survey.zeroTimeout': '기한이 0초여서 아무도 답할 수 없습니다. 기한을 정하세요.',
  'problem.survey.lateAnswers':
    '답변은 {answer:duration} 뒤에 오는데 기한이 {timeout:duration}입니다. 기한을 늘리세요.',
  'problem.audience.noName': '잠재고객의 이름이 없습니다.',
  'problem.audience.consent':
    '고객을 광고 매체에 넘기려면 개인정보 제3자 제공 동의가 필요합니다. 동의를 받았는지 확인하세요.',
  'problem.webhook.noUrl': '웹훅 주소가 없습니다.',
  'problem.webhook.invalidUrl': '웹 주소가 아닙니다: {url}',
  'problem.webhook.insecure': '고객 정보를 암호화하지 않고 보냅니다. https를 쓰세요.',
  'problem.webhook.invalidJson': '웹훅 본문이 올바른 JSON이 아닙니다.',
  'problem.condition.empty': '조건이 비어 있습니다. 조건을 정하세요.',
  'problem.condition.everyone': '조건이 없어 모든 고객이 대상입니다. 의도한 것인지 확인하세요.',
  'problem.condition.noEvent': '조건에 이벤트를 고르지 않았습니다.',
  'problem.condition.noAttribute': '조건에 고객 속성을 고르지 않았습니다.',
  'problem.condition.noProperty': '조건에 이벤트 속성을 고르지 않았습니다.',
  'problem.condition.noTag': '조건에 태그를 적지 않았습니다.',
  'problem.condition.noSegment': '조건에 세그먼트를 고르지 않았습니다.',
  'problem.condition.unknownEvent': '조건에 쓴 이벤트 "{name}"{이/가} 데이터에 없습니다.',
  'problem.condition.unknownAttribute': '조건에 쓴 고객 속성 "{name}"{이/가} 데이터에 없습니다.',
  'problem.condition.unknownProperty': '조건에 쓴 이벤트 속성 "{name}"{이/가} 데이터에 없습니다.',
  'problem.condition.unknownLabel': '"{name}" 속성에 "{label}" 값을 가진 고객이 데이터에 없습니다.',
  'problem.condition.emptySegment': '지금 데이터에서 조건의 세그먼트에 드는 고객이 없습니다.',
  'problem.condition.unknownSegment': '조건이 지워진 세그먼트를 가리킵니다. 다른 세그먼트를 고르세요.',
  'problem.condition.wrongKind': '"{name}" 속성의 종류에 맞지 않는 비교입니다. 비교 방법이나 값을 바꾸세요.',
  'problem.condition.emptyList': '"{name}"{과/와} 비교할 값 목록이 비어 있습니다.',
  'problem.condition.emptyRange': '"{name}"의 범위가 거꾸로입니다. 시작 값을 끝 값보다 작게 하세요.',
  'problem.condition.reversedSpan': '조건의 기간이 거꾸로입니다. 시작이 끝보다 먼저 오게 하세요.',
  'problem.condition.notANumber':
    '"{name}"{은/는} 숫자가 아니어서 계산할 수 없습니다. 개수나 처음 값, 마지막 값을 쓰세요.',
  'problem.condition.unknownMessage': '조건이 지워진 메시지를 가리킵니다. 다른 메시지를 고르세요.',
  'problem.condition.noOpenSignal': '이 채널은 열람 여부를 알 수 없습니다. 클릭 조건을 쓰세요.',
  'problem.condition.outsideRun': '여정에 들어오기 전에는 알 수 없는 조건입니다. 여정 안의 노드로 옮기세요.',
  'problem.condition.nobody': '지금 데이터에서 이 조건에 맞는 고객이 없습니다.',
  'problem.event.none': '이벤트를 고르지 않았습니다.',
  'problem.event.unknown': '이벤트 "{name}"{이/가} 데이터에 없습니다. 이름을 확인하세요.',
  'problem.trigger.noEvents': '활동으로 볼 이벤트를 하나 이상 고르세요.',
  'problem.trigger.zeroDelay': '기다릴 기간이 0초입니다. 기간을 정하세요.',
  'problem.trigger.zeroSpan': '두 이벤트가 같은 초에 일어나야 합니다. 사이에 시간을 두세요.',
  'problem.trigger.withinWithoutNth':
    '횟수(2회 이상)를 정하지 않으면 기간은 효과가 없습니다. 횟수를 정하거나 기간을 지우세요.',
  'problem.trigger.noAttribute': '날짜 속성을 고르지 않았습니다.',
  'problem.trigger.unknownAttribute': '날짜 속성 "{name}"{이/가} 데이터에 없습니다.',
  'problem.trigger.notADate': '"{name}"{은/는} 날짜 속성이 아닙니다. 날짜나 시각 속성을 고르세요.',
  'problem.trigger.noWeekdays': '요일을 하나 이상 고르세요.',
  'problem.trigger.cronInvalid': '"{expression}"{은/는} 다섯 칸(분, 시, 일, 월, 요일)의 일정이 아닙니다.',
  'problem.trigger.cronNever': '"{expression}" 일정은 어느 달에도 없는 날이어서 오지 않습니다.',
  'problem.trigger.cronOften': '하루에 {times:number}번 시작하는 일정입니다. 의도한 것인지 확인하세요.',
  'problem.trigger.alwaysTrue':
    '모두에게 맞는 조건은 새로 맞게 되는 때가 없어 아무도 들어오지 않습니다. 조건을 정하세요.',
  'problem.prediction.noPurchases':
    '데이터에 구매가 없어 ‘{name:lookup|predicted}’{을/를} 예측할 수 없고, 모든 고객에게 값이 없습니다.',
  'problem.prediction.tooFewPurchases':
    '구매가 너무 적어 구매 모델을 맞출 수 없습니다(구매 고객 30명, 재구매 10번 이상 필요). ‘{name:lookup|predicted}’ 값이 모두에게 없습니다.',
  'problem.prediction.leavingUnknown':
    '이 데이터로는 누가 떠났는지 알 수 없습니다. ‘{name:lookup|predicted}’ 값이 모두에게 없습니다. ‘구매 후 경과일’이나 ‘주기 초과일’을 쓰세요.',
  'problem.prediction.noAmounts':
    '구매 금액이 없어 ‘{name:lookup|predicted}’{을/를} 예측할 수 없습니다. 금액 열을 함께 가져오세요.',
  'problem.trigger.noPurchases': '데이터에 구매가 없어 예측할 수 없고 아무도 들어오지 않습니다.',
  'problem.trigger.noProperty': '두 이벤트를 잇는 속성을 고르지 않았습니다.',
  'problem.trigger.unknownProperty':
    '상품을 나타내는 이벤트 속성 "{name}"{이/가} 데이터에 없어 아무도 들어오지 않습니다.',
  'problem.trigger.sameEvent': '"{name}"{이/가} 양쪽에 모두 쓰였습니다. 서로 다른 이벤트를 고르세요.',
  'problem.trigger.nobodyCalls': '하루에 들어올 고객 비율을 가정하지 않으면 실행에서 아무도 들어오지 않습니다.',
  'problem.trigger.datePast': '날짜 {date}{이/가} 이미 지나 실제로는 시작되지 않습니다.',
  'problem.date.invalid': '"{date}"{은/는} 달력에 없는 날짜입니다.',
  'problem.entry.holdoutAll': '대조군이 100%여서 아무도 여정에 들어오지 않습니다.',
  'problem.entry.windowReversed': '진입 기간이 거꾸로입니다({from} ~ {until}).',
  'problem.entry.windowPast': '진입 기간이 {until}에 끝나 실제로는 아무도 들어오지 않습니다.',
  'problem.entry.reentryShort':
    '{seconds:duration} 뒤에 다시 들어올 수 있습니다. {least:duration} 이상이어야 하는 발송 시스템이 있습니다.',
  'problem.entry.leftSegmentUnused': '"세그먼트를 벗어나면 종료"가 켜져 있지만 진입 세그먼트가 없습니다.',
  'problem.limits.noEntries': '진입 한도가 0이어서 아무도 들어오지 않습니다.',
  'problem.limits.dayAboveTotal': '하루 한도({day:number})가 전체 한도({total:number})보다 커서 효과가 없습니다.',
  'problem.limits.budgetBelowMessage':
    '예산({budget:wonExact})이 메시지 한 건 값({price:wonExact})보다 적어 아무것도 보내지 못합니다.',
  'problem.message.noPurpose': '정보성인지 광고성인지 정하지 않았습니다. 수신 동의를 이 값으로 확인합니다.',
  'problem.message.empty': '메시지 본문이 비어 있습니다.',
  'problem.message.noSubject': '이메일 제목이 비어 있습니다.',
  'problem.message.alimtalkAdvertising': '알림톡으로는 광고를 보낼 수 없습니다. 브랜드 메시지나 문자를 쓰세요.',
  'problem.message.alimtalkPromotion':
    '광고로 보이는 글({words})은 알림톡으로 보낼 수 없고 심사에서 반려될 수 있습니다. 그 말을 빼거나 브랜드 메시지로 보내세요.',
  'problem.message.informationPromotion':
    '광고로 보이는 글({words})인데 정보성으로 되어 있습니다. 광고에는 동의와 표시가 필요합니다.',
  'problem.message.offerAsInformation': '구매에 혜택을 주는 메시지는 광고인데 정보성으로 되어 있습니다.',
  'problem.message.noFallback': '카카오톡으로 보내지 못할 때 대신 보낼 문자가 없습니다. 대체 발송을 설정하세요.',
  'problem.message.emptyFallback': '대체 문자의 본문이 비어 있습니다.',
  'problem.message.brandMessageInformation': '브랜드 메시지는 광고용입니다. 정보성 안내는 알림톡으로 보내세요.',
  'problem.message.brandMessageHours': '브랜드 메시지는 20:50부터 다음 날 08:00까지 보낼 수 없습니다.',
  'problem.message.noAdLabel': '광고성 메시지는 "(광고)"로 시작해야 합니다(정보통신망법 제50조).',
  'problem.message.wrongAdLabel':
    '광고 표시는 정확히 "(광고)"로 적어야 합니다. 다른 괄호나 띄어쓰기는 인정되지 않습니다.',
  'problem.message.noOptOut': '광고성 메시지 끝에 무료 수신거부 방법을 적어야 합니다(정보통신망법 제50조).',
  'problem.message.placeholderNumber': '{number}{은/는} 자리만 채운 번호입니다. 실제 무료 수신거부 번호로 바꾸세요.',
  'problem.message.placeholderLink': '{url}{은/는} 자리만 채운 링크입니다. 실제 링크로 바꾸세요.',
  'problem.message.tooManyBytes':
    '변수를 빼고도 {count:number}바이트여서 {channel:lookup|basisChannel} 한도 {limit:number}바이트를 넘습니다.',
  'problem.message.maybeTooManyBytes':
    '변수에 가장 긴 값이 들어가면 {count:number}바이트여서 한도 {limit:number}바이트를 넘습니다.',
  'problem.message.tooManySubjectBytes': '제목이 {count:number}바이트여서 한도 {limit:number}바이트를 넘습니다.',
  'problem.message.maybeTooManySubjectBytes':
    '변수에 가장 긴 값이 들어가면 제목이 {count:number}바이트여서 한도 {limit:number}바이트를 넘습니다.',
  'problem.message.tooManyCharacters': '변수를 빼고도 {count:number}자여서 한도 {limit:number}자를 넘습니다.',
  'problem.message.maybeTooManyCharacters':
    '변수에 가장 긴 값이 들어가면 {count:number}자여서 한도 {limit:number}자를 넘습니다.',
  'problem.message.tooManyNewlines': '줄바꿈이 {count:number}번 있습니다. {limit:number}번까지 할 수 있습니다.',
  'problem.message.tooManyButtons': '버튼이 {count:number}개입니다. {limit:number}개까지 넣을 수 있습니다.',
  'problem.message.tooFewButtons': '버튼이 {count:number}개입니다. 이 유형은 {limit:number}개 이상이어야 합니다.',
  'problem.message.buttonNameLong':
    '버튼 "{label}"의 이름이 {count:number}자입니다. {limit:number}자까지 쓸 수 있습니다.',
  'problem.message.buttonIncomplete': '버튼 "{label}"에 이름이나 링크가 없습니다.',
  'problem.message.buttonLink': '버튼 "{label}"의 링크가 웹 주소가 아닙니다: {url}',
  'problem.message.pushPayload': '푸시가 {count:number}바이트여서 한도 {limit:number}바이트를 넘습니다.',
  'problem.message.emailClipped':
    '이메일이 {count:number}바이트입니다. Gmail은 {limit:number}바이트 뒤를 자르므로 수신거부도 잘릴 수 있습니다.',
  'problem.message.mmsImage': 'MMS 그림은 {limit:number}KB까지이며, 발송 시스템에서 넣습니다.',
  'problem.message.unusedParts': '문자에는 버튼이 보이지 않고 SMS에는 제목도 없습니다. 링크는 본문에 넣으세요.',
  'problem.message.unencodable': '문자로 보낼 수 없는 글자가 있습니다: {characters}',
  'problem.message.unknownVariable': '변수 "{name}"에 해당하는 고객 속성이 데이터에 없습니다.',
  'problem.message.variableMissing':
    '고객 {missing:number}명({share:percent})은 "{name}" 값이 없습니다. 무엇이 보일지 확인하세요.',
  'problem.message.dottedVariable': '알림톡 변수 이름에는 점을 쓸 수 없습니다: "{name}"',
  'problem.message.emptyVariable': '이름이 없는 변수가 있습니다. 중괄호 안에 속성 이름을 적으세요.',
  'problem.message.brokenVariable': '닫히지 않은 변수로 보입니다: {text}',
  'problem.message.foreignVariable':
    '"{text}"{은/는} 다른 시스템의 변수여서 글자 그대로 나갑니다. 이 앱의 변수로 바꾸세요.',
  'problem.kakao.noTemplate': '템플릿 코드가 아직 없습니다. 알림톡은 승인된 템플릿으로만 나갑니다.',
  'problem.kakao.notApproved': '템플릿 "{code}"{이/가} 아직 승인되지 않아 보낼 수 없습니다.',
  'problem.kakao.rejected': '템플릿 "{code}"{이/가} 반려되었습니다. 내용을 고쳐 다시 심사받으세요.',
  'problem.kakao.wrongType': '메시지 유형 "{type}"{은/는} 이 채널의 것이 아닙니다.',
  'problem.kakao.friendtalk': '친구톡은 종료되었습니다. 브랜드 메시지로 보내세요.',
  'problem.kakao.partsElsewhere':
    '{type} 유형에 필요한 그림, 상품 목록, 동영상은 메시지를 등록하는 곳에서 넣어야 합니다.',
  'problem.kakao.targetingApproval':
    '채널 친구가 아닌 고객에게 보내려면 카카오의 승인과 채널 친구 {friends:number}명이 필요합니다.',
  'problem.kakao.broadcast': 'F 타기팅은 이 여정의 고객이 아니라 채널 친구 모두에게 나갑니다. I를 쓰세요.',
  'problem.kakao.noFriendColumn': '데이터에 채널 친구 여부가 없어 누구에게 얼마에 보낼 수 있는지는 가정입니다.',
  'problem.law.noSender': '"(광고)" 바로 뒤에 전송자 이름 "{name}"{을/를} 적어야 합니다.',
  'problem.law.noConsentColumn':
    '데이터에 광고 수신 동의가 없어 모두 동의한 것으로 봅니다. 동의 없이 보내면 위법입니다.',
  'problem.law.noConsentTime': '데이터에 동의한 날짜가 없어 2년마다 재확인했는지 알 수 없습니다.',
  'problem.law.noNightConsent': '데이터에 야간 수신 동의가 없어 21:00부터 08:00까지는 보내지 않습니다.',
  'problem.law.consentTooLong':
    '설정에서 동의를 {years:number}년 동안 유효한 것으로 봅니다. {most:number}년마다 재확인해야 합니다.',
  'problem.law.nightUnprotected':
    '설정의 발송 제한 시간으로는 {channel:lookup|basisChannel} 광고가 야간 동의 없이 21:00~08:00에 나갈 수 있습니다.',
  'problem.law.kakaoHours':
    '설정의 발송 제한 시간으로는 카카오톡이 전달하지 않는 20:50~08:00에 브랜드 메시지를 보내게 됩니다.',
  'problem.law.nightWait': '{at}에 여기에 오지만 {from}~{until}에는 보낼 수 없어 {until}까지 미뤄집니다.',
  'problem.law.nightSkip': '{at}에 여기에 오지만 {from}~{until}에는 보낼 수 없어 건너뜁니다. 다른 시각을 고르세요.',
  'problem.law.noticeOfConsent': '동의하거나 철회한 고객에게 {days:number}일 안에 처리 결과를 알려야 합니다.',
  'problem.law.certifiedSender':
    '대량 문자는 등록한 발신번호로, 전송자격인증을 받은 문자재판매사를 통해 보내야 합니다.',
  'problem.law.penalty': '이 표시 없이 광고를 보내면 위법입니다. {penalty:lookup|penalty}',
  'problem.law.pushConsent': '휴대폰의 알림 허용은 광고 수신 동의가 아닙니다. 둘 다 필요합니다.',
  'problem.sense.noGoalExit':
    '"{event}"{을/를} 한 고객도 메시지를 계속 받습니다. 목표를 이루면 나가게 하거나 다음 메시지 전에 확인하세요.',
  'problem.sense.backToBack': '앞 메시지와 같은 순간에 나갑니다. 사이에 기다림을 넣으세요.',
  'problem.sense.capUnreachable':
    '앞 메시지를 받은 고객은 발송 한도({within:duration}에 {times:number}건)에 걸려 이 메시지를 받지 못합니다.',
  'problem.sense.offerToBuyers': '곧 살 고객에게 할인을 주면 이익만 줄어듭니다. 사는지 먼저 기다려 보세요.',
  'problem.update.empty': '바꿀 내용이 없습니다. 내용을 정하거나 이 노드를 지우세요.',
  'problem.update.noAttribute': '바꿀 고객 속성을 고르지 않았습니다.',
  'problem.update.noTag': '태그를 적지 않았습니다.',
  'problem.name.journeyLong':
    '여정 이름이 {count:number}자입니다. {limit:number}자가 넘으면 발송 시스템에서 잘릴 수 있습니다.',
  'problem.name.nodeLong':
    '노드 이름이 {count:number}자입니다. {limit:number}자가 넘으면 발송 시스템에서 잘릴 수 있습니다.',
  'problem.journey.changedSinceRun': '지난 실행 뒤에 여정이 바뀌어 숫자가 지금 여정의 것이 아닙니다. 다시 실행하세요.',
};
