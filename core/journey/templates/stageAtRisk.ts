import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft, triggerDraft, waitForDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Past the own repurchase cycle: the favourite category, before they are gone. */
export const stageAtRisk: JourneyTemplate = {
  id: 'stageAtRisk',
  title: { ko: '이탈 위험 고객: 선호 분류 제안', en: 'At risk: the favourite category' },
  summary: {
    ko: '자신의 재구매 주기를 넘긴 고객에게 좋아하는 분류의 상품을 제안합니다.',
    en: 'Items of the favourite category for customers who are past their own repurchase cycle.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut } = writerOf(options);
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('이탈 위험 단계가 됨', 'Turns at risk'), {
        kind: 'segment',
        segment: { kind: 'attribute', attribute: 'derived:stage', test: { compare: 'is', value: 'atRisk' } },
      }),
    );
    const message = draft.add(
      1,
      0,
      messageDraft(say('선호 분류 LMS', 'Favourite-category LMS'), 'lms', 'advertising', {
        subject: lmsSubject('좋아하실 상품 모음', 'Picked for you'),
        body: say(
          `${name}님, 자주 찾으시던 분류의 상품을 모았습니다.\nhttps://example.com/for-you\n\n${optOut}`,
          `${name}, here are items of the category you like.\nhttps://example.com/for-you\n\n${optOut}`,
        ),
      }),
    );
    const bought = draft.add(
      2,
      0,
      waitForDraft(say('7일 안에 구매했나요?', 'Bought within 7 days?'), knownEvents.purchase, 7 * daySeconds),
    );
    const exit = draft.add(3, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    const goal = draft.add(3, -0.6, { type: 'goal', title: say('구매 완료', 'Bought'), endsRun: true });
    draft.chain(trigger, message, bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', exit);
    return draft.finish(say('이탈 위험 고객: 선호 분류 제안', 'At risk: the favourite category'), {
      description: say(stageAtRisk.summary.ko, stageAtRisk.summary.en),
      entry: entryAgainAfter(60),
    });
  },
};
