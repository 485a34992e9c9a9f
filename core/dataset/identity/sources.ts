import type { Dataset, TextValues } from '../dataset.ts';
import { encodeTexts } from '../text.ts';

/** How a source customer got its id: from a column of ids, or for want of one from its e-mail address or its phone number. */
export const origins = { id: 0, email: 1, phone: 2 } as const;

/** That the source customer in `rows[i]` has the identifier `values[i]` (normalised) of the kind `identifierKinds[kinds[i]]`. */
export interface Claims {
  readonly rows: Uint32Array;
  readonly kinds: Uint8Array;
  readonly values: TextValues;
}

/** Customers as the files named them, before any are found to be one. */
export interface Sources {
  /** One row for each id, address or number that a file named a customer by. */
  readonly dataset: Dataset;
  /** Per row one of `origins`. */
  readonly origins: Uint8Array;
  /** Per row the number of the last import that gave attributes, counted from 1; 0 = none or unknown. */
  readonly lastImport: Uint32Array;
  /** Identifiers beyond those that the columns with the roles `email` and `phone` hold now. */
  readonly claims: Claims;
}

export const noClaims: Claims = {
  rows: new Uint32Array(0),
  kinds: new Uint8Array(0),
  values: encodeTexts([]),
};

/** A dataset about whose import nothing is known but its rows. */
export function plainSources(dataset: Dataset): Sources {
  return {
    dataset,
    origins: new Uint8Array(dataset.customerCount),
    lastImport: new Uint32Array(dataset.customerCount),
    claims: noClaims,
  };
}
