import { useCallback, useMemo } from 'react';
import { type ColumnKind, knownEvents } from '../../../core/dataset/dataset.ts';
import { computedEntry, isComputedName } from '../../../core/dataset/computedCatalogue.ts';
import { useText } from '../../locales/index.ts';
import { eventText } from '../../../core/words/describe.ts';
import { useSurroundings } from '../../stores/EditorProvider.tsx';
import type { Suggestion } from './SuggestField.tsx';

/** Events of the dataset, most frequent first, then events that the app knows; the latter with their own words. */
export function useEventSuggestions(): readonly Suggestion[] {
  const text = useText();
  const { dataset } = useSurroundings();
  return useMemo(() => {
    const own = [...(dataset?.eventTypes ?? [])].sort((a, b) => b.count - a.count).map((event) => event.name);
    const names = new Set([...own, ...Object.values(knownEvents)]);
    return [...names].map((value) => ({ value, label: eventText(text, value) }));
  }, [dataset, text]);
}

/** Customer attributes of the dataset, optionally of some kinds only. */
export function useAttributeSuggestions(kinds?: readonly string[]): readonly Suggestion[] {
  const { dataset } = useSurroundings();
  return useMemo(
    () =>
      (dataset?.attributes ?? [])
        .filter((attribute) => kinds === undefined || kinds.includes(attribute.kind))
        .map((attribute) => ({ value: attribute.name })),
    [dataset, kinds],
  );
}

interface KnownAttribute {
  readonly kind: ColumnKind;
  readonly labels: readonly string[];
}

/** What is known of an attribute by name, imported or computed. */
export function useAttributeFinder(): (name: string) => KnownAttribute | undefined {
  const { dataset } = useSurroundings();
  return useCallback(
    (name) => {
      if (!isComputedName(name)) return dataset?.attributes.find((attribute) => attribute.name === name);
      const entry = computedEntry(name);
      return { kind: entry.kind, labels: entry.kind === 'category' ? (entry.labels ?? []) : [] };
    },
    [dataset],
  );
}

/** The kind of an event property by name; null when the dataset does not know it. */
export function usePropertyKind(): (name: string) => ColumnKind | null {
  const { dataset } = useSurroundings();
  return useCallback(
    (name) =>
      name === 'value' ? 'number' : (dataset?.eventProperties.find((property) => property.name === name)?.kind ?? null),
    [dataset],
  );
}

/** Properties of events, the built-in amount first. */
export function usePropertySuggestions(): readonly Suggestion[] {
  const text = useText();
  const { dataset } = useSurroundings();
  return useMemo(
    () => [
      { value: 'value', label: text('editor.property.value') },
      ...(dataset?.eventProperties ?? []).map((property) => ({ value: property.name })),
    ],
    [dataset, text],
  );
}
