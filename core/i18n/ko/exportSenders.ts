import type { Catalog } from '../translator.ts';

/** Exports to Korean senders: names, what they ask for, losses, and faults of messages. */
export const exportSenders: Catalog = {
  'exportTarget.solapi': '솔라피',
  'exportTarget.nhnCloud': 'NHN Cloud',
  'exportTarget.sens': '네이버 클라우드 SENS',
  'exportTarget.aligo': '알리고',
  'exportTarget.bizppurio': '비즈뿌리오',

  'exportField.solapi.from': '발신 번호',
  'exportField.solapi.pfId': '카카오톡 채널 ID (pfId)',
  'exportField.solapi.templateCode': '알림톡 템플릿 ID',
  'exportField.solapi.imageId': 'MMS 이미지 ID',
  'exportField.nhnCloud.smsAppKey': 'SMS 앱키',
  'exportField.nhnCloud.kakaoAppKey': '카카오톡 Bizmessage 앱키',
  'exportField.nhnCloud.senderKey': '카카오톡 발신 키',
  'exportField.nhnCloud.sendNo': '발신 번호',
  'exportField.nhnCloud.templateCode': '알림톡 템플릿 코드',
  'exportField.nhnCloud.attachFileId': 'MMS 첨부 파일 ID',
  'exportField.sens.smsServiceId': 'SMS 서비스 ID',
  'exportField.sens.kakaoServiceId': 'Biz Message 서비스 ID',
  'exportField.sens.plusFriendId': '카카오톡 채널 ID',
  'exportField.sens.from': '발신 번호',
  'exportField.sens.templateCode': '알림톡 템플릿 코드',
  'exportField.sens.fileId': 'MMS 파일 ID',
  'exportField.aligo.userId': '사용자 ID',
  'exportField.aligo.sender': '발신 번호',
  'exportField.aligo.senderKey': '카카오톡 발신프로필 키',
  'exportField.aligo.templateCode': '알림톡 템플릿 코드',
  'exportField.bizppurio.account': '비즈뿌리오 계정',
  'exportField.bizppurio.from': '발신 번호',
  'exportField.bizppurio.senderKey': '카카오톡 발신프로필 키',
  'exportField.bizppurio.templateCode': '알림톡 템플릿 코드',
  'exportField.bizppurio.fileKey': 'MMS 파일 키',

  'exportLoss.senderFlow':
    '{target:lookup|exportTarget}{은/는} 메시지만 보냅니다. 이 노드는 여정을 돌리는 쪽에서 만드세요.',
  'exportLoss.senderNoJourney':
    '{target:lookup|exportTarget}에는 여정이 없습니다. 시작, 재진입, 종료, 대조군, 한도는 여정을 돌리는 쪽에서 지키세요.',
  'exportLoss.senderChannel':
    '{target:lookup|exportTarget}의 {channel:lookup|basisChannel} 호출은 만들지 않았습니다. 콘솔이나 다른 발송사를 쓰세요.',
  'exportLoss.senderFriends': '모든 채널 친구에게 보내는 F 대신, 명단 가운데 친구에게 보내는 I로 넣었습니다.',
  'exportLoss.senderBubble': '말풍선 종류 {type} 대신 텍스트형으로 넣었습니다. 그림과 항목은 발송사에서 채우세요.',
  'exportLoss.senderImage': '사진은 여정에 없습니다. 발송사에 올린 뒤 파일 ID를 넣으세요.',
  'exportLoss.senderAdvertising':
    '수신 동의와 발송 시간은 {target:lookup|exportTarget}{이/가} 확인하지 않습니다. 목록 파일의 조건을 부르는 쪽에서 지키세요.',

  'problem.export.senderNothing': '{target:lookup|exportTarget}{으로/로} 보낼 메시지가 없습니다.',
  'problem.export.senderEmpty': '메시지 내용이 비어 있습니다.',
  'problem.export.senderRefuses': '{target:lookup|exportTarget}{이/가} 받지 않는 값입니다: {path} ({reason})',
};
