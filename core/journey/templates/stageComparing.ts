import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft, triggerDraft, waitForDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** A cart that stays unpaid for a day: what would be lost. */
export const stageComparing: JourneyTemplate = {
  id: 'stageComparing',
  title: { ko: '비교하는 고객: 놓치지 않게', en: 'Comparing: before it is gone' },
  summary: {
    ko: '담고 하루 넘게 결제하지 않은 고객에게 남은 수량과 기한을 알립니다.',
    en: 'Says what is left, and until when, to those whose cart stays unpaid for a day.',
  },
  build(options) {
    const { say, name } = writerOf(options);
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('비교하는 단계가 됨', 'Starts comparing'), {
        kind: 'segment',
        segment: { kind: 'attribute', attribute: 'derived:stage', test: { compare: 'is', value: 'comparing' } },
      }),
    );
    const message = draft.add(
      1,
      0,
      messageDraft(say('마감 임박 브랜드 메시지', 'Last-chance Brand Message'), 'brandMessage', 'advertising', {
        body: say(
          `${name}님, 담아 두신 상품이 얼마 남지 않았어요.\n오늘까지는 지금 가격으로 준비해 두었습니다.`,
          `${name}, few of the items in your cart are left.\nThe price holds until today.`,
        ),
        buttons: [{ label: say('장바구니 보기', 'View cart'), url: 'https://example.com/cart' }],
      }),
    );
    const bought = draft.add(
      2,
      0,
      waitForDraft(say('2일 안에 구매했나요?', 'Bought within 2 days?'), knownEvents.purchase, 2 * daySeconds),
    );
    const exit = draft.add(3, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    const goal = draft.add(3, -0.6, { type: 'goal', title: say('구매 완료', 'Bought'), endsRun: true });
    draft.chain(trigger, message, bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', exit);
    return draft.finish(say('비교하는 고객: 놓치지 않게', 'Comparing: before it is gone'), {
      description: say(stageComparing.summary.ko, stageComparing.summary.en),
      entry: entryAgainAfter(14),
    });
  },
};
