import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Product viewed without a cart for a day: a push at a good hour. */
export const browseAbandonment: JourneyTemplate = {
  id: 'browseAbandonment',
  title: { ko: '상품 조회 후 이탈', en: 'Browse abandonment' },
  summary: {
    ko: '상품을 보고 24시간 동안 담지 않은 고객에게 저녁에 푸시를 보냅니다.',
    en: 'A push in the evening to customers who viewed a product and put nothing into the cart for 24 hours.',
  },
  build(options) {
    const { say, name } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(0, 0, {
      type: 'trigger',
      title: say('상품을 보고 24시간 동안 담지 않음', 'Viewed, nothing in the cart for 24 hours'),
      trigger: {
        kind: 'absence',
        event: knownEvents.view,
        where: [],
        absentEvent: knownEvents.cart,
        afterSeconds: daySeconds,
        restart: true,
      },
    });
    const hour = draft.add(1, 0, {
      type: 'wait',
      title: say('저녁 7시까지', 'Until 19:00'),
      wait: { kind: 'untilLocal', secondOfDay: 19 * 3600, weekdays: [] },
    });
    const push = draft.add(
      2,
      0,
      messageDraft(say('다시 보기 푸시', 'Look-again push'), 'push', 'advertising', {
        subject: say(`(광고) ${shop}`, `(광고) ${shop}`),
        body: say(
          `${name}님, 어제 보신 상품이 아직 있습니다.\n수신거부: 앱 > 설정 > 알림`,
          `${name}, the product you looked at is still here.\nOpt out: app > settings > notifications`,
        ),
      }),
    );
    const exit = draft.add(3, 0, { type: 'exit', title: say('종료', 'Exit') });
    draft.connect(trigger, 'next', hour);
    draft.connect(hour, 'next', push);
    draft.connect(push, 'next', exit);
    return draft.finish(say('상품 조회 후 이탈', 'Browse abandonment'), {
      description: say(browseAbandonment.summary.ko, browseAbandonment.summary.en),
      entry: entryAgainAfter(30),
    });
  },
};
