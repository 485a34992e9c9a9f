import type { ColumnKind, CustomerRole } from '../../../core/dataset/dataset.ts';
import type { Channel, Purpose } from '../../../core/journey/channels.ts';
import type { ImportKind } from '../../shared/importTypes.ts';

/** Names that one column has had in versions of an export, the likeliest first. Compared without case, spaces and punctuation. */
export type Headers = readonly string[];

export interface PresetColumn {
  readonly headers: Headers;
  readonly kind: ColumnKind;
  readonly role?: CustomerRole;
  /** Name in the data; absent = as the file calls it. */
  readonly name?: string;
}

/** How a known system's export is read, recognised by its header. Dated, because such exports change without notice. */
export interface Preset {
  readonly id: string;
  /** Date on which the header was last compared with the source, YYYY-MM-DD. */
  readonly asOf: string;
  /** Where the header is known from. */
  readonly source: string;
  /** The file has one column of each of these. */
  readonly needs: readonly Headers[];
  /** Where headers alone are too common: a column of which some value looks like this. */
  readonly sign?: { readonly headers: Headers; readonly value: RegExp };
  readonly kind: ImportKind;
  readonly customer: Headers;
  /** Columns that name the customer where there is no id, or beside it. */
  readonly email?: Headers;
  readonly phone?: Headers;
  readonly time?: Headers;
  readonly value?: Headers;
  readonly lines?: {
    readonly order: Headers;
    readonly quantity: Headers;
    readonly price: Headers;
    readonly status: Headers;
  };
  /** A column with names of events and what they are called here, or the name of all; `fromFile` finds it in the file's name. */
  readonly event?:
    | { readonly headers: Headers; readonly rename: Readonly<Record<string, string>> }
    | { readonly constant: string; readonly fromFile?: readonly (readonly [RegExp, string])[] };
  readonly campaign?: {
    readonly campaign: Headers;
    readonly channel: Channel | { readonly words: readonly (readonly [RegExp, Channel])[]; readonly headers: Headers };
    readonly purpose: Purpose | null;
  };
  /** Further columns worth keeping; addresses of parcels and the like stay out. */
  readonly columns: readonly PresetColumn[];
}
