import { isDerivedName } from '../../../core/dataset/derivedCatalogue.ts';
import type { Formats, Translate } from '../../../core/i18n/index.ts';
import type { GroupValue } from '../../../core/measure/groupResult.ts';
import { computedUnit, unitText } from '../../../core/words/computedWords.ts';
import type { CallOutput, Grouping } from '../../../electron/shared/contract.ts';
import { groupName, labelText } from '../customers/labelText.ts';

type GroupValueOf<Kind extends GroupValue['kind']> = Extract<GroupValue, { kind: Kind }>;

interface GroupingChoice {
  readonly value: string;
  readonly label: string;
}

/** A grouping as the value of a select; `groupingOf` reads it back. */
export function choiceOf(by: Grouping): string {
  return by.kind === 'attribute' ? `attribute ${by.id}` : `segment ${by.segmentId}`;
}

/** The grouping that a value made by `choiceOf` stands for. */
export function groupingOf(choice: string): Grouping {
  const [kind = ''] = choice.split(' ', 1);
  const id = choice.slice(kind.length + 1);
  return kind === 'attribute' ? { kind, id } : { kind: 'segment', segmentId: id };
}

/** Everything that a run can be split by, attributes before segments. */
export function groupingChoices(text: Translate, groupings: CallOutput<'run.groupings'>): GroupingChoice[] {
  return [
    ...groupings.attributes.map((id) => ({
      value: choiceOf({ kind: 'attribute', id }),
      label: groupName(text, id),
    })),
    ...groupings.segments.map(({ segmentId, name }) => ({
      value: choiceOf({ kind: 'segment', segmentId }),
      label: text('groups.segment', { name }),
    })),
  ];
}

/** What the customers of a group have in common, in words. */
export function groupWords(text: Translate, formats: Formats, by: Grouping, value: GroupValue): string {
  const attribute = by.kind === 'attribute' ? by.id : '';
  switch (value.kind) {
    case 'label':
      return labelWords(text, attribute, value.label);
    case 'range':
      return rangeWords(text, formats, attribute, value);
    case 'segment':
      return text(value.inside ? 'groups.inside' : 'groups.outside');
    case 'rest':
      return text('groups.rest', { n: value.groups });
    case 'missing':
      return text('groups.missing');
  }
}

/** A computed number that few customers differ in comes as a label, and still has its unit. */
function labelWords(text: Translate, attribute: string, label: string): string {
  const unit = computedUnit(attribute);
  return unit === null ? labelText(text, attribute, label) : unitText(text, unit, Number(label));
}

/** Bounds carry the unit of a computed attribute; between two of them the last is enough where the unit follows the figure. */
function rangeWords(text: Translate, formats: Formats, attribute: string, { from, to }: GroupValueOf<'range'>): string {
  const unit = computedUnit(attribute);
  const figure = (bound: number) => (unit === null ? formats.number(bound) : unitText(text, unit, bound));
  if (from === null) return text('groups.under', { bound: figure(to ?? Number.NaN) });
  if (to === null) return text('groups.atLeast', { bound: figure(from) });
  // of what is counted people name the last that belongs, not the first that does not
  if (unit === 'count' && isDerivedName(attribute)) {
    const last = Math.ceil(to) - 1;
    return last <= from ? figure(from) : text('groups.range', { from: formats.number(from), to: figure(last) });
  }
  const first = unit === 'won' || unit === 'share' ? figure(from) : formats.number(from);
  // a minus beside the dash would read as a longer dash
  return text(from < 0 ? 'groups.rangeSigned' : 'groups.range', { from: first, to: figure(to) });
}
