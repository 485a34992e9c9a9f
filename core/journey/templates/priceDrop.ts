import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft, triggerDraft, waitForDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** The price of a wished item falls: said at once. */
export const priceDrop: JourneyTemplate = {
  id: 'priceDrop',
  title: { ko: '찜한 상품 가격 인하', en: 'Price drop on a wished item' },
  summary: {
    ko: '60일 안에 찜한 상품의 가격이 내리면 푸시로 알리고, 앱이 없으면 SMS로 보냅니다.',
    en: 'A push when an item wished within 60 days gets cheaper, an SMS where there is no app.',
  },
  build(options) {
    const { say, name, optOut } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('찜한 상품 가격 인하', 'Price drop of a wished item'), {
        kind: 'item',
        event: knownEvents.priceDrop,
        where: [],
        relation: knownEvents.wishlist,
        property: 'item',
        withinSeconds: 60 * daySeconds,
      }),
    );
    const push = draft.add(
      1,
      0,
      messageDraft(
        say('가격 인하 푸시', 'Price-drop push'),
        'push',
        'advertising',
        {
          subject: `(광고) ${shop}`,
          body: say(
            `${name}님이 찜한 상품의 가격이 내렸어요.\n수신거부: 앱 > 설정 > 알림`,
            `${name}, an item on your wishlist is cheaper now.\nOpt out: app > settings > notifications`,
          ),
        },
        {
          channel: 'sms',
          body: say(`(광고)[${shop}] 찜한 상품 가격이 내렸어요 ${optOut}`, `(광고)[${shop}] Now cheaper ${optOut}`),
        },
      ),
    );
    const bought = draft.add(
      2,
      0,
      waitForDraft(say('2일 안에 구매했나요?', 'Bought within 2 days?'), knownEvents.purchase, 2 * daySeconds),
    );
    const goal = draft.add(3, -0.6, { type: 'goal', title: say('구매 완료', 'Bought'), endsRun: true });
    const exit = draft.add(3, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, push, bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', exit);
    return draft.finish(say('찜한 상품 가격 인하', 'Price drop on a wished item'), {
      description: say(priceDrop.summary.ko, priceDrop.summary.en),
      entry: entryAgainAfter(14),
    });
  },
};
