import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Silent for 30 days: new arrivals; silent for 60: a coupon. */
export const winBack: JourneyTemplate = {
  id: 'winBack',
  title: { ko: '30·60일 휴면 고객 복귀', en: 'Win-back at 30 and 60 days' },
  summary: {
    ko: '30일 동안 활동이 없으면 브랜드 메시지를, 60일까지 돌아오지 않으면 쿠폰 LMS를 보냅니다.',
    en: 'A Brand Message after 30 silent days, and a coupon by LMS to those still silent after 60.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(0, 0, {
      type: 'trigger',
      title: say('30일 동안 활동 없음', 'Silent for 30 days'),
      trigger: {
        kind: 'inactivity',
        events: [knownEvents.visit, knownEvents.view, knownEvents.cart, knownEvents.purchase],
        afterSeconds: 30 * daySeconds,
      },
    });
    const hour = draft.add(1, 0, {
      type: 'wait',
      title: say('오전 10시까지', 'Until 10:00'),
      wait: { kind: 'untilLocal', secondOfDay: 10 * 3600, weekdays: [] },
    });
    const arrivals = draft.add(
      2,
      0,
      messageDraft(say('신상품 브랜드 메시지', 'New-arrivals Brand Message'), 'brandMessage', 'advertising', {
        body: say(
          `${name}님, 오랜만입니다.\n그동안 새로 들어온 상품을 모아 보았습니다.`,
          `${name}, it has been a while.\nHere is what is new at ${shop}.`,
        ),
        buttons: [{ label: say('신상품 보기', 'See new items'), url: 'https://example.com/new' }],
      }),
    );
    const back = draft.add(3, 0, {
      type: 'waitFor',
      title: say('30일 안에 돌아왔나요?', 'Back within 30 days?'),
      event: knownEvents.visit,
      where: [],
      timeoutSeconds: 30 * daySeconds,
      segment: null,
      others: [],
    });
    const goal = draft.add(4, -0.6, { type: 'goal', title: say('돌아옴', 'Came back'), endsRun: true });
    const coupon = draft.add(
      4,
      0.6,
      messageDraft(say('복귀 쿠폰 LMS', 'Win-back coupon LMS'), 'lms', 'advertising', {
        subject: lmsSubject('다시 만나서 드리는 쿠폰', 'Welcome back: a coupon'),
        body: say(
          `${name}님께 10% 쿠폰을 드립니다. 7일 동안 쓰실 수 있습니다.\nhttps://example.com/coupon\n\n${optOut}`,
          `${name}, here is a 10% coupon, valid for 7 days.\nhttps://example.com/coupon\n\n${optOut}`,
        ),
      }),
    );
    const exit = draft.add(5, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.connect(trigger, 'next', hour);
    draft.connect(hour, 'next', arrivals);
    draft.connect(arrivals, 'next', back);
    draft.connect(back, 'happened', goal);
    draft.connect(back, 'timedOut', coupon);
    draft.connect(coupon, 'next', exit);
    return draft.finish(say('휴면 고객 복귀', 'Win-back'), {
      description: say(winBack.summary.ko, winBack.summary.en),
      entry: entryAgainAfter(90),
    });
  },
};
