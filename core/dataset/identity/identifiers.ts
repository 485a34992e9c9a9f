import { unreachable } from '../../lib/invariant.ts';
import { inRanges, type Steps } from '../../lib/steps.ts';
import { columnNamed } from '../columns.ts';
import type { Column, Dataset, TextValues } from '../dataset.ts';
import { textAt } from '../text.ts';
import { isPlaceholderEmail, normaliseEmail } from './email.ts';
import { plainEmail, plainKoreanMobile } from './fastForms.ts';
import { isPlaceholderPhone, normalisePhone } from './phone.ts';
import { type IdentifierKind, identifierKinds } from './policy.ts';
import { TextTable } from './textTable.ts';

const encoder = new TextEncoder();
/** Texts of a step: one that is written in no usual way takes tens of microseconds. */
const textsPerStep = 1 << 10;

/**
 * Normalised identifiers by number. The number of an e-mail address is even and that of a phone number odd, so that the kind
 * takes no memory.
 */
export class Identifiers {
  readonly #region: string;
  readonly #tables = { email: new TextTable(), phone: new TextTable() };
  readonly #scratch = new Uint8Array(256);

  constructor(region: string) {
    this.#region = region;
  }

  /** One more than the largest number given. */
  get size(): number {
    return 2 * Math.max(this.#tables.email.count, this.#tables.phone.count);
  }

  kindOf(code: number): IdentifierKind {
    return identifierKinds[code & 1]!;
  }

  textOf(code: number): string {
    return textAt(this.#tables[this.kindOf(code)].values(), code >> 1);
  }

  /** The texts of many, in their order. */
  *textsOf(codes: Uint32Array): Steps<TextValues> {
    const tables = identifierKinds.map((kind) => this.#tables[kind].values());
    const offsets = new Uint32Array(codes.length + 1);
    codes.forEach((code, at) => {
      const ends = tables[code & 1]!.offsets;
      offsets[at + 1] = offsets[at]! + ends[(code >> 1) + 1]! - ends[code >> 1]!;
    });
    const bytes = new Uint8Array(offsets[codes.length]!);
    yield* inRanges(codes.length, (from, to) => {
      for (let at = from; at < to; at++) {
        const code = codes[at]!;
        const table = tables[code & 1]!;
        bytes.set(table.bytes.subarray(table.offsets[code >> 1], table.offsets[(code >> 1) + 1]), offsets[at]);
      }
    });
    return { bytes, offsets };
  }

  isPlaceholder(code: number): boolean {
    const text = this.textOf(code);
    return this.kindOf(code) === 'email' ? isPlaceholderEmail(text) : isPlaceholderPhone(text);
  }

  /** The number of an identifier that is already normalised. */
  ofNormal(kind: IdentifierKind, bytes: Uint8Array, from: number, end: number): number {
    return this.#tables[kind].add(bytes, from, end) * 2 + identifierKinds.indexOf(kind);
  }

  ofText(kind: IdentifierKind, normal: string): number {
    const bytes = encoder.encode(normal);
    return this.ofNormal(kind, bytes, 0, bytes.length);
  }

  /** The number of what the text says, or -1 where that is no address or number. */
  ofWritten(kind: IdentifierKind, written: string): number {
    const normal = kind === 'email' ? normaliseEmail(written) : normalisePhone(written, this.#region);
    return normal === null ? -1 : this.ofText(kind, normal);
  }

  /** The number of what bytes[from, end) say, or -1; -1 for an empty text. */
  #ofBytes(kind: IdentifierKind, bytes: Uint8Array, offsets: Uint32Array, row: number): number {
    const from = offsets[row]!;
    const end = offsets[row + 1]!;
    if (from === end) return -1;
    const plain =
      kind === 'email'
        ? plainEmail(bytes, from, end, this.#scratch)
        : this.#region === 'KR'
          ? plainKoreanMobile(bytes, from, end, this.#scratch)
          : -1;
    if (plain !== -1) return this.ofNormal(kind, this.#scratch, 0, plain);
    return this.ofWritten(kind, textAt({ bytes, offsets }, row));
  }

  /** For every customer the number of the identifier in the column of the role, or -1; null where no column has the role. */
  *inRole(
    dataset: Pick<Dataset, 'attributes' | 'roles' | 'customerCount'>,
    kind: IdentifierKind,
  ): Steps<Int32Array | null> {
    const name = dataset.roles[kind];
    const column = name === undefined ? null : columnNamed(dataset, name);
    return column === null ? null : yield* this.#inColumn(column, kind, dataset.customerCount);
  }

  *#inColumn(column: Column, kind: IdentifierKind, count: number): Steps<Int32Array> {
    const codes = new Int32Array(count).fill(-1);
    switch (column.kind) {
      case 'text':
        yield* inRanges(
          count,
          (from, to) => {
            for (let row = from; row < to; row++) codes[row] = this.#ofBytes(kind, column.bytes, column.offsets, row);
          },
          textsPerStep,
        );
        return codes;
      case 'category': {
        const { labels } = column;
        const codeOf = new Int32Array(labels.length + 1).fill(-1);
        yield* inRanges(
          labels.length,
          (from, to) => {
            for (let label = from; label < to; label++) codeOf[label + 1] = this.ofWritten(kind, labels[label]!);
          },
          textsPerStep,
        );
        for (let row = 0; row < count; row++) codes[row] = codeOf[column.codes[row]!]!;
        return codes;
      }
      case 'number':
        yield* inRanges(
          count,
          (from, to) => {
            for (let row = from; row < to; row++) {
              const value = column.values[row]!;
              if (!Number.isNaN(value)) codes[row] = this.ofWritten(kind, String(value));
            }
          },
          textsPerStep,
        );
        return codes;
      case 'boolean':
      case 'time':
      case 'date':
        return codes;
      default:
        return unreachable(column);
    }
  }
}
