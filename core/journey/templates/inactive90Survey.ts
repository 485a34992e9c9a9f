import { knownEvents } from '../../dataset/dataset.ts';
import {
  createDraft,
  daySeconds,
  entryAgainAfter,
  hourSeconds,
  messageDraft,
  triggerDraft,
  untilHourDraft,
  withOffer,
} from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Ninety silent days: a short question, and what each answer asks for. */
export const inactive90Survey: JourneyTemplate = {
  id: 'inactive90Survey',
  title: { ko: '90일 비활동 설문', en: 'Survey after 90 silent days' },
  summary: {
    ko: '90일 동안 활동이 없으면 이유를 묻고, 답에 따라 쿠폰을 드리거나 쉬어 갑니다.',
    en: 'Asks those silent for 90 days why, and answers with a coupon or with silence.',
  },
  build(options) {
    const { say, lmsSubject, name, optOut } = writerOf(options);
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('90일 동안 활동 없음', 'Silent for 90 days'), {
        kind: 'inactivity',
        events: [knownEvents.visit, knownEvents.view, knownEvents.cart, knownEvents.purchase],
        afterSeconds: 90 * daySeconds,
      }),
    );
    const hour = draft.add(1, 0, untilHourDraft(say('오전 11시까지', 'Until 11:00'), 11));
    const [price, choice, rest] = [options.newId('answer'), options.newId('answer'), options.newId('answer')];
    const survey = draft.add(2, 0, {
      type: 'survey',
      title: say('왜 쉬고 계신가요?', 'What kept you away?'),
      question: say('그동안 찾지 않으신 이유를 골라 주세요.', 'Please tell us what kept you away.'),
      answers: [
        { id: price, label: say('가격', 'Price'), sharePercent: 4 },
        { id: choice, label: say('살 것이 없어서', 'Nothing to buy'), sharePercent: 4 },
        { id: rest, label: say('잠시 쉬는 중', 'Just a break'), sharePercent: 2 },
      ],
      answerSeconds: 6 * hourSeconds,
      timeoutSeconds: 3 * daySeconds,
    });
    const coupon = draft.add(
      3,
      -1.2,
      withOffer(
        messageDraft(say('쿠폰 LMS', 'Coupon LMS'), 'lms', 'advertising', {
          subject: lmsSubject('말씀해 주셔서 감사합니다', 'Thank you for telling us'),
          body: say(
            `${name}님께 10% 쿠폰을 드립니다.\nhttps://example.com/coupon\n\n${optOut}`,
            `${name}, here is a 10% coupon.\nhttps://example.com/coupon\n\n${optOut}`,
          ),
        }),
        say('10% 쿠폰', '10 % coupon'),
        10,
      ),
    );
    const arrivals = draft.add(
      3,
      -0.1,
      messageDraft(say('신상품 브랜드 메시지', 'New-arrivals Brand Message'), 'brandMessage', 'advertising', {
        body: say(`${name}님, 그동안 새로 들어온 상품입니다.`, `${name}, this is what is new.`),
        buttons: [{ label: say('신상품 보기', 'See new items'), url: 'https://example.com/new' }],
      }),
    );
    const tag = draft.add(3, 1, {
      type: 'update',
      title: say('쉬는 고객으로 표시', 'Mark as resting'),
      changes: [{ kind: 'addTag', tag: say('쉬는 중', 'resting') }],
    });
    const exit = draft.add(4, 0, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, hour, survey);
    draft.connect(survey, price, coupon);
    draft.connect(survey, choice, arrivals);
    draft.connect(survey, rest, tag);
    draft.connect(survey, 'noAnswer', tag);
    for (const last of [coupon, arrivals, tag]) draft.chain(last, exit);
    return draft.finish(say('90일 비활동 설문', 'Survey after 90 silent days'), {
      description: say(inactive90Survey.summary.ko, inactive90Survey.summary.en),
      entry: entryAgainAfter(180),
    });
  },
};
