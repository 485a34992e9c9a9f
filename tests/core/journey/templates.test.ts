import { describe, expect, it } from 'vitest';
import { journeyTemplates, parseJourney } from '../../../core/journey/index.ts';
import { lintJourney } from '../../../core/lint/index.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { sampleSchema } from '../lint/sampleSchema.ts';

function freshIds() {
  let next = 0;
  return (prefix: string) => `${prefix}-${next++}`;
}

/** What a template leaves to the user: numbers, links and template codes of their own. */
const leftToFillIn = ['message.placeholderNumber', 'message.placeholderLink', 'kakao.noTemplate'];
/** What a template may ask of the data that the schema of these tests does not have. */
const notInTheseData = ['trigger.unknownProperty', 'event.unknown'];

const roles = { name: '고객명', birthday: '생년월일', tier: '등급' };

describe.each(journeyTemplates.map((template) => [template.id, template] as const))(
  'the template %s',
  (_id, template) => {
    it.each(
      (['ko', 'en'] as const).flatMap((language) =>
        ['여정샵', '샘플 상점', 'Sample shop', '하루하루 라이프스타일 셀렉트샵'].map(
          (shop) => [language, shop] as const,
        ),
      ),
    )(
      'is a well-formed journey in %s for the shop %s without errors, and warns only of what is left to fill in',
      (language, shopName) => {
        const built = template.build({ language, newId: freshIds(), shopName, roles: {} });
        expect(parseJourney(JSON.parse(JSON.stringify(built)))).toEqual({ ok: true, value: built });
        const facts = { shopName, assumptions: defaultAssumptions(), date: '2026-03-01' };
        const problems = lintJourney(built, sampleSchema, facts).filter((problem) => problem.severity !== 'info');
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(problems.filter(({ code }) => ![...leftToFillIn, ...notInTheseData].includes(code))).toEqual([]);
      },
    );

    it('has no two nodes in one place and flows from left to right', () => {
      const built = template.build({ language: 'ko', newId: freshIds(), shopName: '여정샵', roles: {} });
      const places = built.nodes.map(({ position }) => `${position.x},${position.y}`);
      expect(new Set(places).size).toBe(places.length);
      const xOf = (id: string) => built.nodes.find((node) => node.id === id)!.position.x;
      for (const edge of built.edges) expect(xOf(edge.from)).toBeLessThan(xOf(edge.to));
    });

    it('takes all ids from the caller, so that it can be added twice', () => {
      const newId = freshIds();
      const options = { language: 'ko' as const, newId, shopName: '여정샵', roles };
      const [first, second] = [template.build(options), template.build(options)];
      const idsOf = (built: typeof first) => [
        built.id,
        ...built.nodes.map(({ id }) => id),
        ...built.edges.map(({ id }) => id),
      ];
      expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(idsOf(first).length * 2);
    });

    it('uses the attributes that the dataset names for birthdays and tiers', () => {
      const text = JSON.stringify(template.build({ language: 'ko', newId: freshIds(), shopName: '여정샵', roles }));
      expect(text).not.toContain('"attribute":"birthday"');
      expect(text).not.toContain('"attribute":"tier"');
    });
  },
);
