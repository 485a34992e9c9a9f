import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft, triggerDraft, waitForDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Three minutes on a product page and nothing in the cart: how others wear it. */
export const stageBrowsing: JourneyTemplate = {
  id: 'stageBrowsing',
  title: { ko: '둘러보는 고객: 스타일 제안', en: 'Browsing: styling ideas' },
  summary: {
    ko: '상품 페이지에 3분 넘게 머물고 담지 않은 고객에게 스타일 제안을 보냅니다.',
    en: 'Styling ideas for those who stay on a product page and put nothing into the cart.',
  },
  build(options) {
    const { say, name } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('둘러보는 단계가 됨', 'Starts browsing'), {
        kind: 'segment',
        segment: { kind: 'attribute', attribute: 'derived:stage', test: { compare: 'is', value: 'browsing' } },
      }),
    );
    const message = draft.add(
      1,
      0,
      messageDraft(say('스타일 제안 푸시', 'Styling push'), 'push', 'advertising', {
        subject: `(광고) ${shop}`,
        body: say(
          `${name}님이 보신 상품, 이렇게 맞춰 입어 보세요.\n수신거부: 앱 > 설정 > 알림`,
          `${name}, here is how others wear what you looked at.\nOpt out: app > settings > notifications`,
        ),
      }),
    );
    const bought = draft.add(
      2,
      0,
      waitForDraft(say('3일 안에 구매했나요?', 'Bought within 3 days?'), knownEvents.purchase, 3 * daySeconds),
    );
    const exit = draft.add(3, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    const goal = draft.add(3, -0.6, { type: 'goal', title: say('구매 완료', 'Bought'), endsRun: true });
    draft.chain(trigger, message, bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', exit);
    return draft.finish(say('둘러보는 고객: 스타일 제안', 'Browsing: styling ideas'), {
      description: say(stageBrowsing.summary.ko, stageBrowsing.summary.en),
      entry: entryAgainAfter(30),
    });
  },
};
