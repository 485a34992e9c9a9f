import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Three days after a purchase: a request for a review, and points for those who write one. */
export const reviewRequest: JourneyTemplate = {
  id: 'reviewRequest',
  title: { ko: '구매 후 리뷰 요청', en: 'Review request' },
  summary: {
    ko: '구매 3일 뒤 오전 11시에 리뷰를 부탁하고, 리뷰를 쓰면 적립금을 드립니다.',
    en: 'Asks for a review at 11:00 three days after a purchase and gives points to those who write one.',
  },
  build(options) {
    const { say, name } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const request = say(
      `[${shop}] ${name}님, 구매하신 상품은 잘 받으셨나요?\n\n사용해 보신 느낌을 리뷰로 남겨주세요. 다른 고객님께 큰 도움이 됩니다.`,
      `[${shop}] ${name}, did your order arrive well?\n\nPlease tell other customers what you think of it in a review.`,
    );
    const trigger = draft.add(0, 0, {
      type: 'trigger',
      title: say('구매', 'Purchase'),
      trigger: { kind: 'event', event: knownEvents.purchase, where: [], nth: null, withinSeconds: null },
    });
    const wait = draft.add(1, 0, {
      type: 'wait',
      title: say('3일 기다리기', 'Wait 3 days'),
      wait: { kind: 'duration', waitSeconds: 3 * daySeconds },
    });
    const hour = draft.add(2, 0, {
      type: 'wait',
      title: say('오전 11시까지', 'Until 11:00'),
      wait: { kind: 'untilLocal', secondOfDay: 11 * 3600, weekdays: [] },
    });
    const message = draft.add(
      3,
      0,
      messageDraft(
        say('리뷰 요청 알림톡', 'Review Alimtalk'),
        'alimtalk',
        'information',
        { body: request, buttons: [{ label: say('리뷰 쓰기', 'Write a review'), url: 'https://example.com/reviews' }] },
        { channel: 'lms', body: `${request}\nhttps://example.com/reviews` },
      ),
    );
    const review = draft.add(4, 0, {
      type: 'waitFor',
      title: say('리뷰를 썼나요?', 'Review written?'),
      event: knownEvents.review,
      where: [],
      timeoutSeconds: 7 * daySeconds,
      segment: null,
      others: [],
    });
    const points = draft.add(5, -0.6, {
      type: 'update',
      title: say('적립금 500점', '500 points'),
      changes: [{ kind: 'addPoints', points: 500 }],
    });
    const goal = draft.add(6, -0.6, { type: 'goal', title: say('리뷰 작성', 'Review written'), endsRun: true });
    const exit = draft.add(5, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.connect(trigger, 'next', wait);
    draft.connect(wait, 'next', hour);
    draft.connect(hour, 'next', message);
    draft.connect(message, 'next', review);
    draft.connect(review, 'happened', points);
    draft.connect(points, 'next', goal);
    draft.connect(review, 'timedOut', exit);
    return draft.finish(say('구매 후 리뷰 요청', 'Review request'), {
      description: say(reviewRequest.summary.ko, reviewRequest.summary.en),
      goal: { event: knownEvents.review, where: [] },
      entry: entryAgainAfter(30),
    });
  },
};
