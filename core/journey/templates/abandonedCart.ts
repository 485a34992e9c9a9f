import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, hourSeconds, messageDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Cart without a purchase for an hour: a notice, and a day later an offer to those who still have not bought. */
export const abandonedCart: JourneyTemplate = {
  id: 'abandonedCart',
  title: { ko: '장바구니 이탈', en: 'Abandoned cart' },
  summary: {
    ko: '담고 1시간 동안 사지 않으면 알림톡, 하루 뒤에도 사지 않으면 LMS를 보냅니다.',
    en: 'Alimtalk an hour after an unbought cart, then an LMS to those who have not bought a day later.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const notice = say(
      `[${shop}] ${name}님, 장바구니에 담아두신 상품이 아직 남아 있습니다.\n\n결제는 장바구니에서 이어서 하실 수 있습니다.\n\n※ 장바구니 알림을 신청하신 고객님께 보내는 안내입니다.`,
      `[${shop}] ${name}, the items in your cart are still there.\n\nYou can continue to checkout from your cart.\n\n* Sent to customers who asked for cart reminders.`,
    );
    const trigger = draft.add(0, 0, {
      type: 'trigger',
      title: say('담고 1시간 동안 구매 없음', 'In the cart, not bought for 1 hour'),
      trigger: {
        kind: 'absence',
        event: knownEvents.cart,
        where: [],
        absentEvent: knownEvents.purchase,
        afterSeconds: hourSeconds,
        restart: true,
      },
    });
    const reminder = draft.add(
      1,
      0,
      messageDraft(
        say('장바구니 알림톡', 'Cart Alimtalk'),
        'alimtalk',
        'information',
        { body: notice, buttons: [{ label: say('장바구니 보기', 'View cart'), url: 'https://example.com/cart' }] },
        { channel: 'lms', body: `${notice}\nhttps://example.com/cart` },
      ),
    );
    const wait = draft.add(2, 0, {
      type: 'wait',
      title: say('하루 기다리기', 'Wait a day'),
      wait: { kind: 'duration', waitSeconds: daySeconds },
    });
    const boughtId = options.newId('branch');
    const bought = draft.add(3, 0, {
      type: 'branch',
      title: say('그사이 구매했나요?', 'Bought since?'),
      branches: [
        {
          id: boughtId,
          label: say('구매함', 'Bought'),
          condition: {
            kind: 'event',
            event: knownEvents.purchase,
            where: [],
            count: { compare: 'atLeast', times: 1 },
            span: { kind: 'sinceEntry' },
          },
        },
      ],
    });
    const goal = draft.add(4, -0.6, { type: 'goal', title: say('구매 완료', 'Bought'), endsRun: true });
    const offer = draft.add(
      4,
      0.6,
      messageDraft(say('할인 LMS', 'Offer LMS'), 'lms', 'advertising', {
        subject: lmsSubject('장바구니 할인 쿠폰', 'A coupon for your cart'),
        body: say(
          `${name}님이 담아두신 상품에 쓰실 수 있는 5% 쿠폰을 드립니다. 오늘부터 3일 동안 쓰실 수 있습니다.\nhttps://example.com/cart\n\n${optOut}`,
          `${name}, here is a 5% coupon for the items in your cart, valid for 3 days.\nhttps://example.com/cart\n\n${optOut}`,
        ),
      }),
    );
    const exit = draft.add(5, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.add(1, 1.4, {
      type: 'note',
      title: '',
      text: say(
        '장바구니 알림톡은 알림을 신청한 고객에게만 정보성으로 보낼 수 있습니다. 신청을 받지 않는다면 광고성 메시지로 바꾸세요.',
        'A cart Alimtalk counts as information only for customers who asked for it. Otherwise send advertising instead.',
      ),
    });
    draft.connect(trigger, 'next', reminder);
    draft.connect(reminder, 'next', wait);
    draft.connect(wait, 'next', bought);
    draft.connect(bought, boughtId, goal);
    draft.connect(bought, 'else', offer);
    draft.connect(offer, 'next', exit);
    return draft.finish(say('장바구니 이탈', 'Abandoned cart'), {
      description: say(abandonedCart.summary.ko, abandonedCart.summary.en),
      entry: entryAgainAfter(14),
    });
  },
};
