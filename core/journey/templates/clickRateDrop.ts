import { knownEvents } from '../../dataset/dataset.ts';
import {
  createDraft,
  daySeconds,
  entryAgainAfter,
  messageDraft,
  triggerDraft,
  untilHourDraft,
  waitForDraft,
} from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Click rate of the last 30 days a third below that of the 30 before: a question, and what the answer asks for. */
export const clickRateDrop: JourneyTemplate = {
  id: 'clickRateDrop',
  title: { ko: '클릭률 하락 고객 붙잡기', en: 'Falling click rate' },
  summary: {
    ko: '최근 30일 클릭률이 그 전보다 30% 넘게 떨어지면 이메일로 관심사를 묻고, 반응이 없으면 브랜드 메시지를 보냅니다.',
    en: 'When the click rate of 30 days falls by more than 30 %, an email asks what is of interest, then a Brand Message follows.',
  },
  build(options) {
    const { say, name, optOut } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('클릭률 30% 넘게 하락', 'Click rate down by more than 30 %'), {
        kind: 'segment',
        segment: {
          kind: 'attribute',
          attribute: 'derived:clickRateChange',
          test: { compare: 'atMost', value: -0.3 },
        },
      }),
    );
    const hour = draft.add(1, 0, untilHourDraft(say('오전 11시까지', 'Until 11:00'), 11));
    const email = draft.add(
      2,
      0,
      messageDraft(say('관심사 묻기 이메일', 'What interests you?'), 'email', 'advertising', {
        subject: say(
          `(광고)[${shop}] 요즘은 어떤 상품이 궁금하세요?`,
          `(광고)[${shop}] What are you looking for these days?`,
        ),
        preheader: say('관심 분야만 골라 보내 드립니다.', 'Choose what you hear about.'),
        body: say(
          `${name}님, 받고 싶은 소식을 고르시면 그 소식만 보내 드립니다.\n\n${optOut}`,
          `${name}, choose what you want to hear about, and nothing else will come.\n\n${optOut}`,
        ),
        buttons: [{ label: say('관심사 고르기', 'Choose'), url: 'https://example.com/interests' }],
      }),
    );
    const visit = draft.add(
      3,
      0,
      waitForDraft(say('7일 안에 방문했나요?', 'Visited within 7 days?'), knownEvents.visit, 7 * daySeconds),
    );
    const goal = draft.add(4, -0.6, { type: 'goal', title: say('다시 방문', 'Visited again'), endsRun: true });
    const brand = draft.add(
      4,
      0.6,
      messageDraft(say('새 소식 브랜드 메시지', 'News by Brand Message'), 'brandMessage', 'advertising', {
        body: say(`${name}님께 어울리는 새 상품을 골라 보았습니다.`, `${name}, we picked new items for you.`),
        buttons: [{ label: say('보러 가기', 'See them'), url: 'https://example.com/for-you' }],
      }),
    );
    const exit = draft.add(5, 0.6, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, hour, email, visit);
    draft.connect(visit, 'happened', goal);
    draft.connect(visit, 'timedOut', brand);
    draft.chain(brand, exit);
    return draft.finish(say('클릭률 하락 고객 붙잡기', 'Falling click rate'), {
      description: say(clickRateDrop.summary.ko, clickRateDrop.summary.en),
      entry: entryAgainAfter(60),
      goal: { event: knownEvents.visit, where: [] },
    });
  },
};
