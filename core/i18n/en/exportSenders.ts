import type { Catalog } from '../translator.ts';

/** Exports to Korean senders: names, what they ask for, losses, and faults of messages. */
export const exportSenders: Catalog = {
  'exportTarget.solapi': 'Solapi',
  'exportTarget.nhnCloud': 'NHN Cloud',
  'exportTarget.sens': 'NAVER Cloud SENS',
  'exportTarget.aligo': 'Aligo',
  'exportTarget.bizppurio': 'Bizppurio',

  'exportField.solapi.from': 'Sender number',
  'exportField.solapi.pfId': 'KakaoTalk channel id (pfId)',
  'exportField.solapi.templateCode': 'Alimtalk template id',
  'exportField.solapi.imageId': 'MMS image id',
  'exportField.nhnCloud.smsAppKey': 'SMS app key',
  'exportField.nhnCloud.kakaoAppKey': 'KakaoTalk Bizmessage app key',
  'exportField.nhnCloud.senderKey': 'KakaoTalk sender key',
  'exportField.nhnCloud.sendNo': 'Sender number',
  'exportField.nhnCloud.templateCode': 'Alimtalk template code',
  'exportField.nhnCloud.attachFileId': 'MMS file id',
  'exportField.sens.smsServiceId': 'SMS service id',
  'exportField.sens.kakaoServiceId': 'Biz Message service id',
  'exportField.sens.plusFriendId': 'KakaoTalk channel id',
  'exportField.sens.from': 'Sender number',
  'exportField.sens.templateCode': 'Alimtalk template code',
  'exportField.sens.fileId': 'MMS file id',
  'exportField.aligo.userId': 'User id',
  'exportField.aligo.sender': 'Sender number',
  'exportField.aligo.senderKey': 'KakaoTalk sender key',
  'exportField.aligo.templateCode': 'Alimtalk template code',
  'exportField.bizppurio.account': 'Account',
  'exportField.bizppurio.from': 'Sender number',
  'exportField.bizppurio.senderKey': 'KakaoTalk sender key',
  'exportField.bizppurio.templateCode': 'Alimtalk template code',
  'exportField.bizppurio.fileKey': 'MMS file key',

  'exportLoss.senderFlow':
    '{target:lookup|exportTarget} only sends messages. Build this node where the journey is run.',
  'exportLoss.senderNoJourney':
    '{target:lookup|exportTarget} knows no journeys. Keep triggers, re-entry, exits, holdout and limits where the journey is run.',
  'exportLoss.senderChannel':
    'No call to {target:lookup|exportTarget} is written for {channel:lookup|basisChannel}. Use its console or another sender.',
  'exportLoss.senderFriends': 'Targeting I (friends in the list) stands in for F (all friends), which is a broadcast.',
  'exportLoss.senderBubble': 'A text bubble stands in for {type}. Add pictures and items at the sender.',
  'exportLoss.senderImage': 'The journey holds no picture. Upload it to the sender and fill in its id.',
  'exportLoss.senderAdvertising':
    '{target:lookup|exportTarget} checks neither consent nor sending hours. Keep the rules in the index file where you call it.',

  'problem.export.senderNothing': 'There is no message to send with {target:lookup|exportTarget}.',
  'problem.export.senderEmpty': 'The message has no text.',
  'problem.export.senderRefuses': '{target:lookup|exportTarget} does not take this value: {path} ({reason})',
};
