import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft, triggerDraft, waitForDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Two ways to say the same, and from the fourteenth day only the better one. */
export const copyTest: JourneyTemplate = {
  id: 'copyTest',
  title: { ko: '문구 A/B 실험', en: 'A/B test of the copy' },
  summary: {
    ko: '같은 제안을 두 문구로 나누어 보내고, 14일 뒤부터 목표 달성률이 높은 문구만 씁니다.',
    en: 'The same offer in two wordings; from the fourteenth day on only the one with more goals.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut } = writerOf(options);
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('찜하고 하루 동안 구매 없음', 'Wished, not bought for a day'), {
        kind: 'absence',
        event: knownEvents.wishlist,
        where: [],
        absentEvent: knownEvents.purchase,
        afterSeconds: daySeconds,
        restart: true,
      }),
    );
    const [loss, gain] = [options.newId('arm'), options.newId('arm')];
    const experiment = draft.add(1, 0, {
      type: 'experiment',
      title: say('어떤 문구가 나을까요?', 'Which wording?'),
      arms: [
        { id: gain, label: say('안내형', 'Plain'), weightPercent: 50, isControl: true },
        { id: loss, label: say('마감형', 'Last chance'), weightPercent: 50, isControl: false },
      ],
      metric: 'goal',
      winnerAfterDays: 14,
    });
    const message = (title: string, body: string) =>
      messageDraft(title, 'lms', 'advertising', {
        subject: lmsSubject('찜하신 상품 소식', 'About your wishlist'),
        body: `${body}\nhttps://example.com/wishlist\n\n${optOut}`,
      });
    const plain = draft.add(
      2,
      -0.6,
      message(
        say('안내형 LMS', 'Plain LMS'),
        say(`${name}님이 찜하신 상품이 준비되어 있습니다.`, `${name}, what you wished for is ready.`),
      ),
    );
    const last = draft.add(
      2,
      0.6,
      message(
        say('마감형 LMS', 'Last-chance LMS'),
        say(`${name}님, 찜하신 상품이 곧 품절됩니다.`, `${name}, what you wished for is nearly sold out.`),
      ),
    );
    const bought = draft.add(
      3,
      0,
      waitForDraft(say('3일 안에 구매했나요?', 'Bought within 3 days?'), knownEvents.purchase, 3 * daySeconds),
    );
    const goal = draft.add(4, -0.6, { type: 'goal', title: say('구매 완료', 'Bought'), endsRun: true });
    const exit = draft.add(4, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, experiment);
    draft.connect(experiment, gain, plain);
    draft.connect(experiment, loss, last);
    draft.chain(plain, bought);
    draft.chain(last, bought);
    draft.connect(bought, 'happened', goal);
    draft.connect(bought, 'timedOut', exit);
    return draft.finish(say('문구 A/B 실험', 'A/B test of the copy'), {
      description: say(copyTest.summary.ko, copyTest.summary.en),
      entry: entryAgainAfter(30),
    });
  },
};
