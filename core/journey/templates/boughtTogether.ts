import { knownEvents } from '../../dataset/dataset.ts';
import {
  createDraft,
  daySeconds,
  entryAgainAfter,
  messageDraft,
  triggerDraft,
  untilHourDraft,
  waitForDraft,
} from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** A week after a purchase: what others bought with it, unless the customer has bought again. */
export const boughtTogether: JourneyTemplate = {
  id: 'boughtTogether',
  title: { ko: '함께 산 상품 추천', en: 'Bought together' },
  summary: {
    ko: '구매 7일 뒤, 그사이 다시 사지 않은 고객에게 함께 많이 산 상품을 알립니다.',
    en: 'Seven days after a purchase, what others bought with it, to those who have not bought since.',
  },
  build(options) {
    const { say, name } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('구매', 'Purchase'), {
        kind: 'event',
        event: knownEvents.purchase,
        where: [],
        nth: null,
        withinSeconds: null,
      }),
    );
    const again = draft.add(
      1,
      0,
      waitForDraft(say('7일 안에 또 샀나요?', 'Bought again within 7 days?'), knownEvents.purchase, 7 * daySeconds),
    );
    const done = draft.add(2, -0.6, { type: 'exit', title: say('이미 구매함', 'Has bought') });
    const hour = draft.add(2, 0.6, untilHourDraft(say('저녁 8시까지', 'Until 20:00'), 20));
    const push = draft.add(
      3,
      0.6,
      messageDraft(say('함께 산 상품 푸시', 'Bought-together push'), 'push', 'advertising', {
        subject: `(광고) ${shop}`,
        body: say(
          `${name}님이 고른 상품과 함께 많이 산 상품이에요.\n수신거부: 앱 > 설정 > 알림`,
          `${name}, others bought these with your order.\nOpt out: app > settings > notifications`,
        ),
      }),
    );
    const exit = draft.add(4, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, again);
    draft.connect(again, 'happened', done);
    draft.connect(again, 'timedOut', hour);
    draft.chain(hour, push, exit);
    return draft.finish(say('함께 산 상품 추천', 'Bought together'), {
      description: say(boughtTogether.summary.ko, boughtTogether.summary.en),
      entry: entryAgainAfter(30),
    });
  },
};
