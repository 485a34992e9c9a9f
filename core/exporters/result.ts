import type { Language } from '../i18n/index.ts';
import type { Problem } from '../lint/problem.ts';
import type { RunResult } from '../measure/result.ts';

/** One file of an export; `name` is safe on every file system. */
export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/**
 * Something of the journey that the target does not hold as it is: `approximated` became something near it, `dropped` is not in
 * the files. The text is `exportLoss.<code>`, filled from `params`, and says what the engineer has to do there.
 */
export interface Loss {
  readonly nodeId: string | null;
  readonly kind: 'approximated' | 'dropped';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What became of a node, in the target's own words: `time-delay a3`. */
export interface NodeMapping {
  readonly nodeId: string;
  readonly elements: readonly string[];
}

/** A kind of value that only the target knows, such as a template's id. Its label is `exportField.<exporter id>.<key>`. */
export interface FieldDeclaration {
  readonly key: string;
  /** One for the export, one per node, or one per name (of an event, a segment, an attribute …). */
  readonly per: 'journey' | 'node' | 'name';
  readonly required: boolean;
}

/** One value that this journey needs. `address` is its key in the values: `key`, `key@<node id>` or `key:<name>`. */
export interface FieldNeed {
  readonly address: string;
  readonly key: string;
  readonly nodeId: string | null;
  readonly name: string | null;
  readonly required: boolean;
  /** Null while nobody has given it; the files then hold a placeholder. */
  readonly value: string | null;
}

/** Values by the address of their need. */
export type FieldValues = Readonly<Record<string, string>>;

export interface ExportOptions {
  readonly fields: FieldValues;
  /** Language of what people read in the files; Korean unless told otherwise. */
  readonly language?: Language;
  /** For documents that show figures: the run they come from, and what the linter says of the journey. */
  readonly evidence?: Evidence;
}

/** What is known about a journey beside its spec. */
export interface Evidence {
  readonly result: RunResult | null;
  readonly problems: readonly Problem[];
  /** IANA zone of the workspace, in which dates are written. */
  readonly zone: string;
  /** What an export that goes with the document leaves out. */
  readonly losses?: readonly Loss[];
}

export interface ExportResult {
  /** Empty when the target cannot hold the journey; a problem then says why. */
  readonly files: readonly ExportFile[];
  /** One entry per node of the journey, in its order. */
  readonly mapping: readonly NodeMapping[];
  readonly losses: readonly Loss[];
  readonly fields: readonly FieldNeed[];
  readonly problems: readonly Problem[];
}
