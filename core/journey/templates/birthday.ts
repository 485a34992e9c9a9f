import { knownEvents } from '../../dataset/dataset.ts';
import { emptyJourney } from '../spec.ts';
import { createDraft, daySeconds, messageDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Three days before the birthday: a coupon; a week later: a reminder to those who have not bought. */
export const birthday: JourneyTemplate = {
  id: 'birthday',
  title: { ko: '생일 쿠폰', en: 'Birthday coupon' },
  summary: {
    ko: '생일 3일 전에 쿠폰을 보내고, 7일 안에 사지 않으면 푸시로 한 번 더 알립니다.',
    en: 'A coupon three days before the birthday, and a push to those who have not bought within 7 days.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut, attribute } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(0, 0, {
      type: 'trigger',
      title: say('생일 3일 전 오전 10시', '3 days before the birthday, 10:00'),
      trigger: {
        kind: 'date',
        attribute: attribute('birthday'),
        offsetDays: -3,
        secondOfDay: 10 * 3600,
        repeat: 'yearly',
      },
    });
    const coupon = draft.add(
      1,
      0,
      messageDraft(say('생일 쿠폰 LMS', 'Birthday coupon LMS'), 'lms', 'advertising', {
        subject: lmsSubject('생일을 축하합니다', 'Happy birthday'),
        body: say(
          `${name}님의 생일을 축하합니다. 10일 동안 쓰실 수 있는 생일 쿠폰을 드립니다.\nhttps://example.com/birthday\n\n${optOut}`,
          `Happy birthday, ${name}. Here is a birthday coupon, valid for 10 days.\nhttps://example.com/birthday\n\n${optOut}`,
        ),
      }),
    );
    const bought = draft.add(2, 0, {
      type: 'waitFor',
      title: say('7일 안에 구매했나요?', 'Bought within 7 days?'),
      event: knownEvents.purchase,
      where: [],
      timeoutSeconds: 7 * daySeconds,
      segment: null,
      others: [],
    });
    const goal = draft.add(3, -0.6, { type: 'goal', title: say('구매 완료', 'Bought'), endsRun: true });
    const push = draft.add(
      3,
      0.6,
      messageDraft(say('쿠폰 마감 푸시', 'Last-days push'), 'push', 'advertising', {
        subject: `(광고) ${shop}`,
        body: say(
          `${name}님, 생일 쿠폰이 3일 뒤에 사라집니다.\n수신거부: 앱 > 설정 > 알림`,
          `${name}, your birthday coupon ends in 3 days.\nOpt out: app > settings > notifications`,
        ),
      }),
    );
    const exit = draft.add(4, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.connect(trigger, 'next', coupon);
    draft.connect(coupon, 'next', bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', push);
    draft.connect(push, 'next', exit);
    return draft.finish(say('생일 쿠폰', 'Birthday coupon'), {
      description: say(birthday.summary.ko, birthday.summary.en),
      // a birthday comes once a year by itself
      entry: { ...emptyJourney('draft', 'draft').entry, reentry: { kind: 'always' } },
    });
  },
};
