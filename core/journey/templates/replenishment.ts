import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft, triggerDraft, waitForDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Three days before the predicted next purchase: a reminder. */
export const replenishment: JourneyTemplate = {
  id: 'replenishment',
  title: { ko: '재구매 시점 알림', en: 'Replenishment reminder' },
  summary: {
    ko: '고객마다 예측한 다음 구매일 3일 전에 다시 살 때가 되었다고 알립니다.',
    en: 'A reminder three days before the next purchase that the model predicts for each customer.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut } = writerOf(options);
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('다음 구매 예정일 3일 전', '3 days before the predicted purchase'), {
        kind: 'predicted',
        quantity: { kind: 'nextPurchase', offsetDays: -3, secondOfDay: 10 * 3600 },
      }),
    );
    const reminder = draft.add(
      1,
      0,
      messageDraft(say('재구매 브랜드 메시지', 'Reminder by Brand Message'), 'brandMessage', 'advertising', {
        body: say(
          `${name}님, 쓰시던 상품이 떨어질 때가 되었어요.\n지난 주문 그대로 담아 두었습니다.`,
          `${name}, you may be running low.\nYour last order is ready to repeat.`,
        ),
        buttons: [{ label: say('지난 주문 그대로 담기', 'Order again'), url: 'https://example.com/again' }],
      }),
    );
    const bought = draft.add(
      2,
      0,
      waitForDraft(say('5일 안에 구매했나요?', 'Bought within 5 days?'), knownEvents.purchase, 5 * daySeconds),
    );
    const goal = draft.add(3, -0.6, { type: 'goal', title: say('재구매', 'Bought again'), endsRun: true });
    const sms = draft.add(
      3,
      0.6,
      messageDraft(say('재구매 LMS', 'Reminder by LMS'), 'lms', 'advertising', {
        subject: lmsSubject('다시 채울 때입니다', 'Time to restock'),
        body: say(
          `${name}님, 자주 쓰시는 상품을 다시 준비해 두었습니다.\nhttps://example.com/again\n\n${optOut}`,
          `${name}, the items you use are ready for you.\nhttps://example.com/again\n\n${optOut}`,
        ),
      }),
    );
    const exit = draft.add(4, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, reminder, bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', sms);
    draft.chain(sms, exit);
    return draft.finish(say('재구매 시점 알림', 'Replenishment reminder'), {
      description: say(replenishment.summary.ko, replenishment.summary.en),
      entry: entryAgainAfter(20),
    });
  },
};
