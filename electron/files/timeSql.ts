import { type ZoneTable, zoneTable } from '../../core/time/index.ts';
import { EngineError } from '../shared/errors.ts';
import type { DateOrder } from '../shared/importTypes.ts';
import { literal } from './sql.ts';

/** Offsets are looked up between these; outside the first and the last one hold. */
const firstTime = 0;
const lastTime = 2_240_524_800;

const parts = ['y', 'mo', 'd', 'h', 'mi', 's', 'ap', 'z'] as const;
type Part = (typeof parts)[number];

const half = '오전|오후|[AaPp]\\.?[Mm]\\.?';
const offset = 'Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?';

interface Pattern {
  /** RE2 with one group per part. */
  readonly expression: string;
  readonly groups: readonly Part[];
}

/** Year first, with any of the separators in use, and optionally a clock: 2025-03-01, 2025. 3. 1. 오후 3:05:00, 2025년 3월 1일. */
const yearFirst: Pattern = {
  expression:
    `(\\d{4})\\s*[-./년]\\s*(\\d{1,2})\\s*[-./월]\\s*(\\d{1,2})\\s*[.일]?(?:\\s*\\([^)]{1,9}\\))?` +
    `(?:[\\sT]\\s*(${half})?\\s*(\\d{1,2})\\s*[:시](?:\\s*(\\d{1,2})\\s*[:분]?(?:\\s*(\\d{1,2})(?:[.,]\\d+)?\\s*초?)?)?` +
    `\\s*(${half})?\\s*(${offset})?)?`,
  groups: ['y', 'mo', 'd', 'ap', 'h', 'mi', 's', 'ap', 'z'],
};

/** Digits only: 20250301, 202503011505, 20250301150500, 20250301 15:05:00. */
const compact: Pattern = {
  expression: '(\\d{4})(\\d{2})(\\d{2})(?:[T\\s]?(\\d{2}):?(\\d{2})(?::?(\\d{2}))?)?',
  groups: ['y', 'mo', 'd', 'h', 'mi', 's'],
};

const clockPart =
  `(?:[\\sT]\\s*(${half})?\\s*(\\d{1,2})\\s*:(?:\\s*(\\d{1,2})(?:\\s*:\\s*(\\d{1,2})(?:[.,]\\d+)?)?)?` +
  `\\s*(${half})?\\s*(${offset})?)?`;
const clockGroups = ['ap', 'h', 'mi', 's', 'ap', 'z'] as const;

/** Dates whose order of parts has to be known: 26/03/01, 3/1/2026, 1.3.2026. */
function ordered(order: DateOrder | undefined): Pattern {
  const separator = '\\s*[-./]\\s*';
  switch (order) {
    case 'mdy':
    case 'dmy': {
      const groups: readonly Part[] = order === 'mdy' ? ['mo', 'd', 'y'] : ['d', 'mo', 'y'];
      const parts = `(\\d{1,2})${separator}(\\d{1,2})${separator}(\\d{4}|\\d{2})`;
      return { expression: `${parts}${clockPart}`, groups: [...groups, ...clockGroups] };
    }
    case 'ymd':
    case undefined: {
      const parts = `(\\d{2})${separator}(\\d{1,2})${separator}(\\d{1,2})\\.?`;
      return { expression: `${parts}${clockPart}`, groups: ['y', 'mo', 'd', ...clockGroups] };
    }
  }
}

const tokens: Readonly<Record<string, { expression: string; part: Part | null }>> = {
  YYYY: { expression: '(\\d{4})', part: 'y' },
  YY: { expression: '(\\d{2})', part: 'y' },
  MM: { expression: '(\\d{1,2})', part: 'mo' },
  M: { expression: '(\\d{1,2})', part: 'mo' },
  DD: { expression: '(\\d{1,2})', part: 'd' },
  D: { expression: '(\\d{1,2})', part: 'd' },
  HH: { expression: '(\\d{1,2})', part: 'h' },
  H: { expression: '(\\d{1,2})', part: 'h' },
  hh: { expression: '(\\d{1,2})', part: 'h' },
  h: { expression: '(\\d{1,2})', part: 'h' },
  mm: { expression: '(\\d{1,2})', part: 'mi' },
  m: { expression: '(\\d{1,2})', part: 'mi' },
  ss: { expression: '(\\d{1,2})', part: 's' },
  s: { expression: '(\\d{1,2})', part: 's' },
  SSS: { expression: '\\d+', part: null },
  A: { expression: `(${half})`, part: 'ap' },
  a: { expression: `(${half})`, part: 'ap' },
  Z: { expression: `(${offset})`, part: 'z' },
};

/** A pattern as the user writes it (`YYYY-MM-DD HH:mm`), or null where it does not hold year, month and day. */
function readTimePattern(format: string): Pattern | null {
  let expression = '';
  const groups: Part[] = [];
  const isCompact = /YYYYMMDD|YYMMDD/.test(format);
  for (const match of format.matchAll(/YYYY|YY|MM|M|DD|D|HH|H|hh|h|mm|m|SSS|ss|s|A|a|Z|[\s\S]/g)) {
    const token = tokens[match[0]];
    if (token === undefined) {
      expression += /\s/.test(match[0]) ? '\\s+' : match[0] === 'T' ? 'T' : `\\Q${match[0]}\\E`;
    } else {
      // without separators every part has its full length
      const isPadded = isCompact && match[0].length === 2;
      expression += isPadded ? '(\\d{2})' : token.expression;
      if (token.part !== null) groups.push(token.part);
    }
  }
  const isDate = (['y', 'mo', 'd'] as const).every((part) => groups.filter((group) => group === part).length === 1);
  return isDate ? { expression, groups } : null;
}

/** The steps that read one column of times: `matches` and then `clock` are select items over the step before. */
interface ClockSteps {
  readonly matches: readonly string[];
  /** STRUCT(local, zone): seconds of the wall clock since 1970 or NULL, and the text's own offset or NULL. */
  readonly clock: string;
}

/**
 * SQL that reads the texts of column `text` (already trimmed). It takes two steps, because an expression that is used in several
 * places of one step is computed in each of them. Throws the EngineError `import.badTimeFormat`.
 */
export function clockSteps(text: string, format: string, order: DateOrder | undefined): ClockSteps {
  if (format === 'excelSerial') return { matches: [], clock: `serial_clock(${text})` };
  if (format === 'epochSeconds') return { matches: [], clock: `epoch_clock(${text}, 1)` };
  if (format === 'epochMillis') return { matches: [], clock: `epoch_clock(${text}, 1000)` };
  if (format !== 'auto') {
    const pattern = readTimePattern(format);
    if (pattern === null) throw new EngineError('input', 'import.badTimeFormat', { format });
    return { matches: [matchSql(text, pattern, `${text}_match`)], clock: patternClock(pattern, `${text}_match`) };
  }
  const digits = `regexp_full_match(${text}, '\\d{8,}.*')`;
  const epoch = `regexp_full_match(${text}, '\\d{9,16}(\\.\\d+)?') AND length(${text}) NOT IN (12, 14)`;
  const epochUnit = `CASE WHEN length(${text}) = 13 AND ${text} NOT LIKE '%.%' THEN 1000
    WHEN length(${text}) = 16 AND ${text} NOT LIKE '%.%' THEN 1000000 ELSE 1 END`;
  const isOrdered = `regexp_full_match(${text}, '\\d{1,2}\\s*[-./].*')`;
  const byOrder = ordered(order);
  return {
    matches: [
      `CASE WHEN NOT is_iso(${text}) AND NOT ${digits} AND NOT ${isOrdered} THEN ${matchOf(text, yearFirst)} END AS ${text}_match`,
      `CASE WHEN ${isOrdered} THEN ${matchOf(text, byOrder)} END AS ${text}_ordered`,
      `CASE WHEN NOT is_iso(${text}) AND ${digits} THEN ${matchOf(text, compact)} END AS ${text}_digits`,
    ],
    clock: `CASE
      WHEN is_iso(${text}) THEN {'local': epoch(TRY_CAST(${text} AS TIMESTAMP)), 'zone': NULL::DOUBLE}
      WHEN ${text}_ordered IS NOT NULL THEN ${patternClock(byOrder, `${text}_ordered`)}
      WHEN is_serial(${text}) THEN serial_clock(${text})
      WHEN ${epoch} THEN epoch_clock(${text}, ${epochUnit})
      WHEN ${text}_digits IS NOT NULL THEN ${patternClock(compact, `${text}_digits`)}
      ELSE ${patternClock(yearFirst, `${text}_match`)} END`,
  };
}

function matchSql(text: string, pattern: Pattern, name: string): string {
  return `${matchOf(text, pattern)} AS ${name}`;
}

function matchOf(text: string, pattern: Pattern): string {
  const names = pattern.groups.map((_, index) => literal(`g${index}`)).join(', ');
  return `regexp_extract(${text}, ${literal(`^(?:${pattern.expression})$`)}, [${names}])`;
}

function patternClock(pattern: Pattern, match: string): string {
  const part = (wanted: Part) => {
    const found = pattern.groups.flatMap((group, index) => (group === wanted ? [`${match}.g${index}`] : []));
    return found.length === 0 ? "''" : found.join(' || ');
  };
  return `parts_clock(${parts.map(part).join(', ')})`;
}

/** Macros that `clockSteps` stands on. */
export const clockMacros = [
  // by far the most frequent forms, which the database reads much faster than a pattern does
  `CREATE MACRO is_iso(t) AS length(t) IN (10, 19) AND substr(t, 5, 1) = '-' AND substr(t, 8, 1) = '-'
    AND (length(t) = 10 OR (substr(t, 11, 1) IN (' ', 'T') AND substr(t, 14, 1) = ':' AND substr(t, 17, 1) = ':'
      AND substr(t, 12, 2) < '24'))`,
  `CREATE MACRO epoch_clock(t, unit) AS {'local': floor(TRY_CAST(t AS DOUBLE) / unit), 'zone': 0::DOUBLE}`,
  `CREATE MACRO is_serial(t) AS regexp_full_match(t, '[2-7]\\d{4}(\\.\\d+)?')`,
  // workbooks count days since 1899-12-30, in the time of the wall clock
  `CREATE MACRO serial_clock(t) AS {'local': round((TRY_CAST(t AS DOUBLE) - 25569) * 86400), 'zone': NULL::DOUBLE}`,
  `CREATE MACRO whole(t) AS COALESCE(TRY_CAST(nullif(t, '') AS INTEGER), 0)`,
  `CREATE MACRO full_year(y) AS CASE WHEN length(y) = 2 THEN (CASE WHEN y < '70' THEN '20' ELSE '19' END) || y ELSE y END`,
  `CREATE MACRO clock_hour(h, ap) AS CASE
    WHEN ap = '' OR h > 12 THEN h
    WHEN ap = '오후' OR lower(ap) LIKE 'p%' THEN h % 12 + 12
    ELSE h % 12 END`,
  `CREATE MACRO zone_seconds(z) AS CASE
    WHEN z = '' THEN NULL
    WHEN length(z) < 3 OR lower(z) IN ('utc', 'gmt') THEN 0
    ELSE (CASE WHEN z LIKE '-%' THEN -1 ELSE 1 END) *
      (whole(substr(z, 2, 2)) * 3600 + whole(replace(substr(z, 4), ':', '')) * 60) END::DOUBLE`,
  `CREATE MACRO parts_clock(y, mo, d, h, mi, s, ap, z) AS {
    'local': CASE WHEN clock_hour(whole(h), ap) < 24 AND whole(mi) < 60 AND whole(s) < 60
      THEN epoch(TRY_CAST(full_year(y) || '-' || mo || '-' || d AS TIMESTAMP))
        + clock_hour(whole(h), ap) * 3600 + whole(mi) * 60 + whole(s) END,
    'zone': zone_seconds(z)}`,
];

/**
 * SQL of epoch seconds from SQL of a clock struct in the zone. Moments that the wall clock skips become the first moment after
 * the skip, moments that it shows twice the first of the two.
 */
export function momentSql(clock: string, table: ZoneTable): string {
  const { starts, offsets } = table;
  const branches: string[] = [];
  for (let index = 0; index < starts.length; index++) {
    const moment = `${clock}.local - (${offsets[index]})`;
    const value = index === 0 ? moment : `greatest(${moment}, ${starts[index]})`;
    const isLast = index + 1 === starts.length;
    branches.push(isLast ? `ELSE ${value}` : `WHEN ${moment} < ${starts[index + 1]} THEN ${value}`);
  }
  const local = starts.length === 1 ? `${clock}.local - (${offsets[0]})` : `CASE ${branches.join(' ')} END`;
  return `CASE WHEN ${clock}.local IS NULL THEN NULL WHEN ${clock}.zone IS NOT NULL THEN ${clock}.local - ${clock}.zone ELSE ${local} END`;
}

/** The zone's offsets, over all times that data have where times are read. Throws the EngineError `import.badZone`. */
export function zoneOffsets(zone: string, hasTimes: boolean): ZoneTable {
  try {
    return zoneTable(zone, firstTime, hasTimes ? lastTime : firstTime);
  } catch {
    throw new EngineError('input', 'import.badZone', { zone });
  }
}
