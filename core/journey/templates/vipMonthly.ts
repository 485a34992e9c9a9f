import { emptyJourney } from '../spec.ts';
import { createDraft, messageDraft } from './draft.ts';
import { type JourneyTemplate, writerOf } from './template.ts';

/** The first of every month: the VIP tier, half by email and half by Brand Message, with a tenth held out. */
export const vipMonthly: JourneyTemplate = {
  id: 'vipMonthly',
  title: { ko: 'VIP 월간 혜택', en: 'Monthly VIP benefit' },
  summary: {
    ko: '매달 1일 VIP 고객을 반으로 나누어 이메일과 브랜드 메시지의 효과를 견줍니다. 10%는 대조군입니다.',
    en: 'On the 1st of every month, VIPs get an email or a Brand Message by chance; a tenth is held out to measure.',
  },
  build(options) {
    const { say, name, optOut, attribute } = writerOf(options);
    const shop = options.shopName;
    const draft = createDraft(options.newId);
    const trigger = draft.add(0, 0, {
      type: 'trigger',
      title: say('매달 1일 오전 10시, VIP', 'VIPs, the 1st at 10:00'),
      trigger: {
        kind: 'schedule',
        schedule: { kind: 'monthly', dayOfMonth: 1, secondOfDay: 10 * 3600 },
        segment: { kind: 'attribute', attribute: attribute('tier'), test: { compare: 'is', value: 'VIP' } },
      },
    });
    const emailArm = options.newId('arm');
    const brandArm = options.newId('arm');
    const split = draft.add(1, 0, {
      type: 'split',
      title: say('채널 비교', 'Which channel?'),
      arms: [
        { id: emailArm, label: say('이메일', 'Email'), weightPercent: 50 },
        { id: brandArm, label: say('브랜드 메시지', 'Brand Message'), weightPercent: 50 },
      ],
    });
    const email = draft.add(
      2,
      -0.6,
      messageDraft(say('VIP 이메일', 'VIP email'), 'email', 'advertising', {
        subject: say(`(광고)[${shop}] 이달의 VIP 혜택`, `(광고)[${shop}] This month for VIPs`),
        preheader: say('VIP 고객님께만 드리는 혜택입니다.', 'For VIPs only.'),
        body: say(
          `${name}님, 이달에도 함께해 주셔서 감사합니다.\nVIP 쿠폰과 먼저 만나는 신상품을 확인하세요.\n\n${optOut}`,
          `${name}, thank you for staying with us.\nSee your VIP coupon and the new arrivals first.\n\n${optOut}`,
        ),
        buttons: [{ label: say('혜택 보기', 'See benefits'), url: 'https://example.com/vip' }],
      }),
    );
    const brand = draft.add(
      2,
      0.6,
      messageDraft(say('VIP 브랜드 메시지', 'VIP Brand Message'), 'brandMessage', 'advertising', {
        body: say(`${name}님께만 드리는 이달의 VIP 혜택입니다.`, `${name}, this is your VIP benefit for this month.`),
        buttons: [{ label: say('혜택 보기', 'See benefits'), url: 'https://example.com/vip' }],
      }),
    );
    const exit = draft.add(3, 0, { type: 'exit', title: say('종료', 'Exit') });
    draft.connect(trigger, 'next', split);
    draft.connect(split, emailArm, email);
    draft.connect(split, brandArm, brand);
    draft.connect(email, 'next', exit);
    draft.connect(brand, 'next', exit);
    return draft.finish(say('VIP 월간 혜택', 'Monthly VIP benefit'), {
      description: say(vipMonthly.summary.ko, vipMonthly.summary.en),
      entry: { ...emptyJourney('draft', 'draft').entry, reentry: { kind: 'always' }, holdoutPercent: 10 },
    });
  },
};
