import type { Catalog } from '../translator.ts';

/** Exports to notations (BPMN, Step Functions, Mermaid, picture): names, losses, and words inside the files. */
export const exportNotations: Catalog = {
  'exportTarget.bpmn': 'BPMN 2.0',
  'exportTarget.stepFunctions': 'AWS Step Functions',
  'exportTarget.mermaid': 'Mermaid',
  'exportTarget.picture': '그림 (SVG)',

  'exportLoss.bpmnCondition':
    '{target:lookup|exportTarget}에는 조건의 언어가 정해져 있지 않아 변수 {variable}{으로/로} 씁니다. 엔진이 이 값을 채우게 하세요: {meaning}',
  'exportLoss.bpmnSplit':
    '무작위 나누기가 없어 변수 {variable}{으로/로} 씁니다. 엔진이 고객의 {meaning}에게 참을 주게 하세요.',
  'exportLoss.bpmnGate':
    '인원 제한이 없어 변수 {variable}{으로/로} 씁니다. 엔진이 자리가 있을 때({meaning}) 참을 주게 하세요.',
  'exportLoss.bpmnEvent': '이벤트에 이 뜻을 담을 곳이 없어 설명에 적었습니다. 엔진에서 만드세요: {meaning}',
  'exportLoss.bpmnOneWay': '길이 하나뿐이라 판단 대신 작업으로 넣었습니다.',
  'exportLoss.bpmnService': '서비스 작업으로 넣었습니다. 엔진에서 실제 호출을 연결하세요.',
  'exportLoss.bpmnLeftSegment': '대상 조건을 벗어나면 변수 {variable}{이/가} 참이 되도록 엔진에서 만드세요.',

  'exportLoss.aslFunction':
    '이 판단이나 작업은 Step Functions에 없어 Lambda 함수에 묻습니다. 함수를 만드세요: {meaning}',
  'exportLoss.aslToken':
    '이벤트를 기다리지 못해 작업 토큰으로 기다립니다. 이벤트를 본 쪽이 SendTaskSuccess로 갈래 이름을 돌려주게 하세요: {meaning}',
  'exportLoss.aslTrigger':
    '시작은 Step Functions 밖에서 합니다. 이 조건이 되면 trigger와 customer를 넣어 실행을 시작하세요.',
  'exportLoss.aslYear': '실행은 1년까지만 이어집니다.',
  'exportField.stepFunctions.functionName': 'Lambda 함수 이름',
  'exportField.stepFunctions.endpoint': '발송을 맡은 HTTPS 주소',
  'exportField.stepFunctions.connectionArn': 'EventBridge 연결 ARN',
  'exportField.stepFunctions.queueUrl': '이벤트 대기를 알리는 SQS 주소',

  'problem.export.bpmnUnreadable': 'BPMN 파일로 읽을 수 없습니다: {reason}',
  'problem.export.bpmnNoProcess': 'BPMN 파일에 프로세스가 없습니다.',

  'bpmn.enter': '시작',
  'bpmn.route': '어느 시작인가?',
  'bpmn.trigger': '시작 {n}',
  'bpmn.end': '끝',
  'bpmn.failed': '아님',
  'bpmn.done': '여정 끝',
  'bpmn.answer': '답은?',
  'bpmn.exitGoal': '목표 달성',
  'bpmn.exitEvent': '{event} 발생',
  'bpmn.exitUnsubscribed': '수신거부',
  'bpmn.exitLeft': '대상에서 벗어남',
  'bpmn.exitDuration': '최대 기간 초과',
};
