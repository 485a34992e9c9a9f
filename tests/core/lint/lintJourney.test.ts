import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../core/i18n/index.ts';
import { basis as basisEn } from '../../../core/i18n/en/basis.ts';
import { lint as lintEn } from '../../../core/i18n/en/lint.ts';
import { predicted as predictedEn } from '../../../core/i18n/en/predicted.ts';
import { problems as english } from '../../../core/i18n/en/problems.ts';
import { basis as basisKo } from '../../../core/i18n/ko/basis.ts';
import { lint as lintKo } from '../../../core/i18n/ko/lint.ts';
import { predicted as predictedKo } from '../../../core/i18n/ko/predicted.ts';
import { problems as korean } from '../../../core/i18n/ko/problems.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { DatasetSchema } from '../../../core/dataset/dataset.ts';
import { type LintFacts, lintJourney, sourceOf } from '../../../core/lint/index.ts';
import { problemSchema } from '../../../core/lint/problem.ts';
import { journey } from '../journey/arbitraries.ts';
import { cases } from './cases.ts';
import { filteredBy, journeyOf, messageNode, updateNode } from './journeys.ts';
import { sampleSchema } from './sampleSchema.ts';

const translate = {
  ko: createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, korean, lintKo, basisKo, predictedKo),
  en: createTranslator({ language: 'en', zone: 'Asia/Seoul' }, english, lintEn, basisEn, predictedEn),
};

function found(subject: Journey, code: string, schema: DatasetSchema, facts: Partial<LintFacts>) {
  return lintJourney(subject, schema, facts).filter((problem) => problem.code === code);
}

describe('each rule of the linter', () => {
  it.each(cases.map((ruleCase) => [ruleCase.code, ruleCase] as const))(
    'reports %s where it is broken and not where it is kept',
    (code, { severity, nodeId, broken, sound, facts, soundFacts, schema, soundSchema }) => {
      const [problem, ...others] = found(broken, code, schema, facts);
      expect(others).toEqual([]);
      expect(problem).toMatchObject({ severity, nodeId });
      expect(found(sound, code, soundSchema, soundFacts)).toEqual([]);
      for (const language of ['ko', 'en'] as const) {
        expect(translate[language](`problem.${code}`, problem!.params)).not.toMatch(/[⟦⟧]/);
        expect(translate[language](`source.${sourceOf(problem!).id}`)).not.toMatch(/[⟦⟧]/);
      }
    },
  );

  it('has a case here', () => {
    const codes = Object.keys(korean)
      .map((key) => key.slice('problem.'.length))
      .filter((code) => !code.startsWith('spec.') && !code.startsWith('command.'));
    expect([...new Set(cases.map((ruleCase) => ruleCase.code))].sort()).toEqual(codes.sort());
  });
});

describe('lintJourney', () => {
  it('puts errors first and keeps within the schema of problems, whatever the journey', () => {
    fc.assert(
      fc.property(journey, fc.boolean(), (subject, hasData) => {
        const problems = lintJourney(subject, hasData ? sampleSchema : null);
        const ranks = problems.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        const nodeIds = new Set<string | null>([null, ...subject.nodes.map((node) => node.id)]);
        for (const problem of problems) {
          expect(problemSchema.parse(problem)).toEqual(problem);
          expect(nodeIds.has(problem.nodeId)).toBe(true);
          for (const language of ['ko', 'en'] as const) {
            expect(translate[language](`problem.${problem.code}`, problem.params)).not.toMatch(/⟦/);
          }
        }
      }),
      { seed: 61, numRuns: 300 },
    );
  });

  it('looks up no names without a dataset', () => {
    const subject = filteredBy({ kind: 'attribute', attribute: 'grade', test: { compare: 'isSet' } });
    expect(lintJourney(subject, null)).toEqual([]);
    expect(lintJourney(subject, sampleSchema)).toHaveLength(1);
  });

  it('knows attributes that the journey itself sets', () => {
    const condition = { kind: 'attribute' as const, attribute: 'grade', test: { compare: 'isSet' as const } };
    const filtered = filteredBy(condition);
    const update = { ...updateNode({ kind: 'setAttribute', attribute: 'grade', value: 1 }), id: 'set' };
    const subject: Journey = {
      ...filtered,
      nodes: [...filtered.nodes, update],
      edges: [
        { id: 'a', from: 'start', port: 'next', to: 'set' },
        { id: 'b', from: 'set', port: 'next', to: 'node' },
        ...filtered.edges.slice(1),
      ],
    };
    expect(lintJourney(subject, sampleSchema)).toEqual([]);
  });

  it('checks the subject of an LMS first, because the customer sees it first', () => {
    const parts = { purpose: 'advertising' as const };
    const body = '새 상품\n무료수신거부 080-123-4567';
    const labelled = journeyOf(messageNode({ ...parts, content: { subject: '(광고)[여정샵]', body } }));
    const hidden = journeyOf(messageNode({ ...parts, content: { subject: '여정샵', body: `(광고)${body}` } }));
    const codes = (subject: Journey) => lintJourney(subject, sampleSchema).map((problem) => problem.code);
    expect(codes(labelled)).toEqual(['law.certifiedSender']);
    expect(codes(hidden)).toEqual(['message.noAdLabel', 'law.penalty', 'law.certifiedSender']);
  });
});
