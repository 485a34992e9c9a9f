import { basename, resolve } from 'node:path';
import { type Dialect, dialectSchema, type Lookup } from '../../shared/importTypes.ts';
import { type OptionValues, UsageError } from '../command.ts';

/** A lookup table as the command line names it; what it does not say is guessed for each file. */
export interface WishedLookup {
  readonly source: Lookup['source'];
  readonly key: string | null;
  readonly match: string | null;
  /** Columns to take; null = all. */
  readonly columns: readonly string[] | null;
  /** What is known of how it is read; null = as it is recognised. */
  readonly dialect: Partial<Dialect> | null;
}

const delimiters: Readonly<Record<string, string>> = { comma: ',', tab: '\t', semicolon: ';', pipe: '|' };
const quotes: Readonly<Record<string, string>> = { double: '"', single: "'", none: '' };
const decimals: Readonly<Record<string, string>> = { point: '.', comma: ',' };
const headers: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** How the values of `--lookup-dialect` are named in a dialect. */
const settings: Readonly<Record<string, (value: string) => Record<string, unknown>>> = {
  encoding: (encoding) => ({ encoding }),
  delimiter: (name) => ({ delimiter: delimiters[name] }),
  header: (name) => ({ hasHeader: headers[name] }),
  quote: (name) => ({ quote: quotes[name] }),
  decimal: (name) => ({ decimal: decimals[name] }),
  dates: (dateOrder) => ({ dateOrder }),
  sheet: (sheet) => ({ sheet }),
  entry: (entry) => ({ entry }),
  list: (list) => ({ list }),
};

/** The tables of `--lookup` (`campaigns.csv:campaign_id=id`), with what `--lookup-columns` and `--lookup-dialect` say of each by its file name. */
export function lookupsOf(options: OptionValues): WishedLookup[] {
  const named = textsOf(options, 'lookup').map(splitName);
  const columns = textsOf(options, 'lookup-columns').map(splitName);
  const dialects = textsOf(options, 'lookup-dialect').map(splitName);
  const known = new Set(named.map(({ file }) => file));
  const stray = [...columns, ...dialects].find(({ file }) => !known.has(file));
  if (stray !== undefined) throw new UsageError('lookupUnknown', { file: stray.file });
  return named.map(({ path, file, rest }) => {
    const [key = null, match = key] = rest === '' ? [] : rest.split('=', 2);
    const wanted = columns.filter((one) => one.file === file).flatMap((one) => one.rest.split(','));
    const read = dialects.filter((one) => one.file === file).flatMap((one) => one.rest.split(','));
    return {
      source: { path: resolve(path), name: file },
      key,
      match,
      columns: wanted.length === 0 ? null : wanted.map((column) => column.trim()),
      dialect: read.length === 0 ? null : dialectOf(read),
    };
  });
}

function textsOf(options: OptionValues, name: string): readonly string[] {
  const values = options[name];
  return Array.isArray(values) ? values : [];
}

/** `FILE:REST`; a drive letter in front of a colon belongs to the path. */
function splitName(text: string): { path: string; file: string; rest: string } {
  const colon = text.indexOf(':', /^[A-Za-z]:[\\/]/.test(text) ? 2 : 0);
  const path = colon === -1 ? text : text.slice(0, colon);
  return { path, file: basename(path), rest: colon === -1 ? '' : text.slice(colon + 1) };
}

function dialectOf(pairs: readonly string[]): Partial<Dialect> {
  const values = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    const set = settings[name.trim()];
    if (set === undefined) {
      throw new UsageError('badChoice', {
        option: '--lookup-dialect',
        value: pair,
        choices: Object.keys(settings).join(', '),
      });
    }
    const read = set(value.trim());
    if (Object.values(read).includes(undefined) || !dialectSchema.partial().safeParse(read).success) {
      throw new UsageError('optionValue', { option: `--lookup-dialect ${pair}` });
    }
    return dialectSchema.partial().parse(read);
  });
  return Object.assign({}, ...values) as Partial<Dialect>;
}
