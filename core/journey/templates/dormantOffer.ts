import { knownEvents } from '../../dataset/dataset.ts';
import {
  createDraft,
  daySeconds,
  entryAgainAfter,
  messageDraft,
  triggerDraft,
  waitForDraft,
  withOffer,
} from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Ninety days without doing anything: an offer, to at most so many a day and within a budget. */
export const dormantOffer: JourneyTemplate = {
  id: 'dormantOffer',
  title: { ko: '휴면 고객 특별 제안', en: 'Dormant offer' },
  summary: {
    ko: '휴면 단계가 된 고객에게 15% 쿠폰을 하루 500명까지, 예산 안에서 보냅니다.',
    en: 'A 15 % coupon for customers who turn dormant, at most 500 a day and within a budget.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut } = writerOf(options);
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('휴면 단계가 됨', 'Turns dormant'), {
        kind: 'segment',
        segment: { kind: 'attribute', attribute: 'derived:stage', test: { compare: 'is', value: 'dormant' } },
      }),
    );
    const gate = draft.add(1, 0, {
      type: 'gate',
      title: say('하루 500명까지', 'At most 500 a day'),
      passes: 500,
      per: 'day',
    });
    const hour = draft.add(2, -0.6, {
      type: 'wait',
      title: say('잘 반응하는 시각까지', 'Until the best hour'),
      wait: { kind: 'bestHour', withinSeconds: daySeconds },
    });
    const offer = draft.add(
      3,
      -0.6,
      withOffer(
        messageDraft(say('15% 쿠폰 LMS', '15 % coupon LMS'), 'lms', 'advertising', {
          subject: lmsSubject('다시 만나 뵙고 싶습니다', 'We would like you back'),
          body: say(
            `${name}님께만 드리는 15% 쿠폰입니다. 7일 동안 쓰실 수 있습니다.\nhttps://example.com/coupon\n\n${optOut}`,
            `${name}, here is a 15% coupon for you, valid for 7 days.\nhttps://example.com/coupon\n\n${optOut}`,
          ),
        }),
        say('15% 쿠폰', '15 % coupon'),
        15,
      ),
    );
    const bought = draft.add(
      4,
      -0.6,
      waitForDraft(say('7일 안에 구매했나요?', 'Bought within 7 days?'), knownEvents.purchase, 7 * daySeconds),
    );
    const goal = draft.add(5, -1.2, { type: 'goal', title: say('다시 구매', 'Bought again'), endsRun: true });
    const audience = draft.add(5, 0, {
      type: 'audience',
      title: say('광고 잠재고객에 넣기', 'Into the ad audience'),
      action: 'add',
      audience: say('휴면 고객', 'Dormant customers'),
      platform: 'meta',
    });
    const exit = draft.add(6, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, gate);
    draft.connect(gate, 'passed', hour);
    draft.connect(gate, 'full', exit);
    draft.chain(hour, offer, bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', audience);
    draft.chain(audience, exit);
    return draft.finish(say('휴면 고객 특별 제안', 'Dormant offer'), {
      description: say(dormantOffer.summary.ko, dormantOffer.summary.en),
      entry: entryAgainAfter(180),
      limits: { entriesTotal: null, entriesPerDay: null, sendsPerHour: null, budgetWon: 1_000_000 },
    });
  },
};
