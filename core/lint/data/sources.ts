/**
 * Where a rule comes from; titles are `source.<id>` in the locale files. `url` is null for practice and for rules that follow
 * from how a journey is counted.
 */
export const sources = {
  networkAct50: { url: 'https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률/제50조' },
  networkDecree62: { url: 'https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률시행령/제62조의3' },
  kisaGuide: { url: 'https://spam.kisa.or.kr' },
  kisaPushGuide: { url: 'https://spam.kisa.or.kr' },
  certifiedResellers: { url: 'https://www.kmcc.go.kr' },
  penalty2024: { url: 'https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률/제74조' },
  penalty2026: { url: null },
  privacyAct17: { url: 'https://www.law.go.kr/법령/개인정보보호법/제17조' },
  kakaoAlimtalk: { url: 'https://kakaobusiness.gitbook.io/main/ad/infotalk' },
  kakaoBrandMessage: { url: 'https://kakaobusiness.gitbook.io/main/ad/brandmessage' },
  nhnBrandMessage: { url: 'https://docs.nhncloud.com/ko/Notification/KakaoTalk%20Bizmessage/ko/overview/' },
  sensBrandMessage: { url: 'https://api.ncloud-docs.com/docs/ai-application-service-sens' },
  solapiBrandMessage: { url: 'https://solapi.com/developers' },
  carrierText: { url: 'https://api.ncloud-docs.com/docs/en/ai-application-service-sens-smsv2' },
  nhnSms: { url: 'https://docs.nhncloud.com/en/Notification/SMS/en/console-guide/' },
  solapiSms: { url: 'https://solapi.com/developers' },
  pushPayload: { url: 'https://firebase.google.com/docs/cloud-messaging/concept-options' },
  gmailClipping: { url: null },
  oneSignalJourneys: { url: 'https://documentation.onesignal.com/docs/journeys-actions' },
  builderPractice: { url: null },
  marketingPractice: { url: null },
  sampleSize: { url: null },
  simulation: { url: null },
  dataset: { url: null },
  classifier: { url: null },
} as const satisfies Readonly<Record<string, { readonly url: string | null }>>;
export type SourceId = keyof typeof sources;
