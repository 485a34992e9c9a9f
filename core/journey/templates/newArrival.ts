import { knownEvents } from '../../dataset/dataset.ts';
import { createDraft, daySeconds, entryAgainAfter, messageDraft, triggerDraft, untilHourDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** Something new arrives in a category that the customer has bought from. */
export const newArrival: JourneyTemplate = {
  id: 'newArrival',
  title: { ko: '산 분류의 신상품', en: 'New arrival in a category bought' },
  summary: {
    ko: '180일 안에 산 분류에 새 상품이 들어오면 브랜드 메시지를 보냅니다.',
    en: 'A Brand Message when something new arrives in a category bought from within 180 days.',
  },
  build(options) {
    const { say, name } = writerOf(options);
    const draft = createDraft(options.newId);
    const trigger = draft.add(
      0,
      0,
      triggerDraft(say('산 분류에 신상품', 'New in a category bought'), {
        kind: 'item',
        event: knownEvents.newArrival,
        where: [],
        relation: knownEvents.purchase,
        property: 'category',
        withinSeconds: 180 * daySeconds,
      }),
    );
    const hour = draft.add(1, 0, untilHourDraft(say('낮 12시까지', 'Until noon'), 12));
    const brand = draft.add(
      2,
      0,
      messageDraft(say('신상품 브랜드 메시지', 'New-arrival Brand Message'), 'brandMessage', 'advertising', {
        body: say(
          `${name}님이 좋아하시는 분류에 새 상품이 들어왔습니다.`,
          `${name}, something new has arrived where you like to shop.`,
        ),
        buttons: [{ label: say('신상품 보기', 'See new items'), url: 'https://example.com/new' }],
      }),
    );
    const exit = draft.add(3, 0, { type: 'exit', title: say('종료', 'Exit') });
    draft.chain(trigger, hour, brand, exit);
    return draft.finish(say('산 분류의 신상품', 'New arrival in a category bought'), {
      description: say(newArrival.summary.ko, newArrival.summary.en),
      entry: entryAgainAfter(30),
    });
  },
};
