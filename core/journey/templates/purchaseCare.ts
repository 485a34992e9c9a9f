import { knownEvents } from '../../dataset/dataset.ts';
import {
  createDraft,
  daySeconds,
  messageDraft,
  triggerDraft,
  untilHourDraft,
  waitDraft,
  waitForDraft,
} from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Seven days after the first purchase: how to use it, then points for coming back. */
export const purchaseCare: JourneyTemplate = {
  id: 'purchaseCare',
  title: { ko: '첫 구매 7일 뒤 안내', en: 'Seven days after the first purchase' },
  summary: {
    ko: '첫 구매 7일 뒤 사용 안내를 알림톡으로 보내고, 다시 방문하면 적립금을 드립니다.',
    en: 'Seven days after the first purchase a guide by Alimtalk, and points for those who come back.',
  },
  build(options) {
    const { say, name } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const guide = say(
      `[${shop}] ${name}님, 구매하신 상품의 사용 방법과 관리 방법을 안내드립니다.\n\n궁금하신 점은 고객센터로 문의해 주세요.`,
      `[${shop}] ${name}, here is how to use and care for what you bought.\n\nAsk our service desk anything.`,
    );
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('첫 구매', 'First purchase'), {
        kind: 'event',
        event: knownEvents.purchase,
        where: [],
        nth: 1,
        withinSeconds: null,
      }),
    );
    const wait = draft.add(1, 0, waitDraft(say('7일 기다리기', 'Wait 7 days'), 7 * daySeconds));
    const hour = draft.add(2, 0, untilHourDraft(say('오전 11시까지', 'Until 11:00'), 11));
    const message = draft.add(
      3,
      0,
      messageDraft(
        say('사용 안내 알림톡', 'Guide by Alimtalk'),
        'alimtalk',
        'information',
        { body: guide, buttons: [{ label: say('안내 보기', 'See the guide'), url: 'https://example.com/guide' }] },
        { channel: 'lms', body: `${guide}\nhttps://example.com/guide` },
      ),
    );
    const visit = draft.add(
      4,
      0,
      waitForDraft(say('14일 안에 방문했나요?', 'Visited within 14 days?'), knownEvents.visit, 14 * daySeconds),
    );
    const points = draft.add(5, -0.6, {
      type: 'update',
      title: say('적립금 1,000점', '1,000 points'),
      changes: [{ kind: 'addPoints', points: 1000 }],
    });
    const exit = draft.add(6, 0, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, wait, hour, message, visit);
    draft.connect(visit, 'happened', points);
    draft.connect(visit, 'timedOut', exit);
    draft.chain(points, exit);
    return draft.finish(say('첫 구매 7일 뒤 안내', 'Seven days after the first purchase'), {
      description: say(purchaseCare.summary.ko, purchaseCare.summary.en),
      exits: { onGoal: false, events: [], leftSegment: false, unsubscribed: true, maxDurationSeconds: 60 * daySeconds },
    });
  },
};
