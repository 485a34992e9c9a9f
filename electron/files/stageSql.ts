import { unreachable } from '../../core/lib/invariant.ts';
import type { KeptColumn, Plan } from './plan.ts';
import { brokenRecordWidth, tooLongWidth, unclosedWidth } from './regularize.ts';
import { literal } from './sql.ts';
import { clockSteps, momentSql, zoneOffsets } from './timeSql.ts';

/** The event that a negative amount in a list of orders stands for. */
export const refundEvent = 'refund';

/**
 * SQL that makes the table `staged` from `raw`: one row per row of the file with its parsed columns and, in `code`, why it is
 * refused (NULL = accepted).
 */
export function stagingSql(plan: Plan, nowTime: number): string {
  const { lines } = plan;
  const clocks = clockColumns(plan);
  const zone = zoneOffsets(plan.mapping.zone, clocks.length > 0);
  const cells = [
    'line',
    'width',
    `text_or_null(${plan.customer}) AS customer`,
    ...clocks.map(({ text, source }) => `${source} AS ${text}`),
    ...(plan.value === null ? [] : [`number_or_null(${plan.value}) AS value_text`]),
    ...(lines === null
      ? []
      : [
          `text_or_null(${lines.order}) AS order_text`,
          `${lines.quantity === null ? "'1'" : `number_or_null(${lines.quantity})`} AS quantity_text`,
          `${lines.status === null ? 'NULL' : `text_or_null(${lines.status})`} AS status_text`,
        ]),
    ...(plan.event === null ? [] : [`text_or_null(${plan.event}) AS event_text`]),
    ...plan.kept.filter(isPlain).map((column) => `${cellSource(column)} AS ${column.slot}_text`),
  ];
  // a step of its own: the macros below repeat their argument, and what is repeated should be a column and not an expression
  const used = new Set([
    plan.customer,
    plan.time,
    plan.value,
    plan.event,
    ...lineColumns(plan),
    ...plan.kept.map(({ raw }) => raw),
  ]);
  const trimmed = [...used].filter((column) => column !== null).map((column) => `cell(${column}) AS ${column}`);
  const steps = clocks.map((clock) => ({ ...clock, ...clockSteps(clock.text, clock.format, plan.dialect.dateOrder) }));
  const matches = ['*', ...steps.flatMap((step) => step.matches)];
  const moments = ['*', ...steps.map(({ text, clock }) => `${clock} AS ${text}_clock`)];
  const parsed = [
    'line',
    'width',
    'customer',
    ...(plan.time === null
      ? ['NULL AS time_text', 'NULL::DOUBLE AS time', 'false AS has_clock']
      : [
          'time_text',
          `floor(${momentSql('time_text_clock', zone)}) AS time`,
          'time_text_clock.local % 86400 <> 0 AS has_clock',
        ]),
    ...(plan.value === null
      ? ['NULL AS value_text', 'NULL::DOUBLE AS value']
      : ['value_text', `${lineValueSql(plan)} AS value`]),
    ...(lines === null ? [] : lineFlags(plan)),
    ...(plan.event === null ? [] : ['event_text']),
    ...plan.kept.flatMap((column) => [`${column.slot}_text`, `${keptSql(column, zone, plan)} AS ${column.slot}`]),
  ];
  const judged = [
    'line, width, customer, time_text, time, has_clock, value_text',
    ...(lines === null
      ? ['value']
      : [
          'order_text, quantity, price, is_cancelled',
          'CASE WHEN is_cancelled THEN -abs(value) ELSE value END AS value',
        ]),
    `${eventSql(plan)} AS event`,
    ...plan.kept.flatMap(({ slot, unreadable }) => [
      slot,
      `(${slot}_text IS NOT NULL AND ${slot} IS NULL) AS ${unreadable}`,
    ]),
  ];
  return `CREATE TABLE staged AS
    SELECT * EXCLUDE (width, time_text, value_text), ${codeSql(plan, nowTime)} AS code FROM (
      SELECT ${judged.join(', ')} FROM (
        SELECT ${parsed.join(', ')} FROM (
          SELECT ${moments.join(', ')} FROM (
            SELECT ${matches.join(', ')} FROM (
              SELECT ${cells.join(', ')} FROM (
                SELECT line, width, ${trimmed.join(', ')} FROM raw))))))`;
}

interface ClockColumn {
  readonly text: string;
  readonly source: string;
  readonly format: string;
}

function clockColumns(plan: Plan): ClockColumn[] {
  const kept = plan.kept
    .filter((column) => !isPlain(column))
    .map((column) => ({ text: `${column.slot}_text`, source: dateSource(column), format: 'auto' }));
  if (plan.time === null) return kept;
  const format = plan.mapping.timeFormat;
  return [{ text: 'time_text', source: `text_or_null(${plan.time})`, format }, ...kept];
}

function isPlain(column: KeptColumn): boolean {
  return column.kind !== 'time' && column.kind !== 'date';
}

function dateSource(column: KeptColumn): string {
  const text = `number_or_null(${column.raw})`;
  const given = `CASE WHEN ${text} LIKE '0000%' THEN NULL ELSE ${text} END`;
  if (column.role !== 'birthday') return given;
  // Korean forms ask for a birthday as 900315; nobody in a customer list is a child of this century's future
  return `CASE WHEN regexp_full_match(${text}, '\\d{6}')
    THEN (CASE WHEN ${text} < '20' THEN '20' ELSE '19' END) || ${text} ELSE ${given} END`;
}

function cellSource(column: KeptColumn): string {
  const text = `${column.raw}`;
  return column.kind === 'number' || column.kind === 'boolean' ? `number_or_null(${text})` : `text_or_null(${text})`;
}

function keptSql(column: KeptColumn, zone: Parameters<typeof momentSql>[1], plan: Plan): string {
  const text = `${column.slot}_text`;
  switch (column.kind) {
    case 'number':
      return amountSql(text, plan);
    case 'boolean':
      return `truth(${text})`;
    case 'time':
      return `floor(${momentSql(`${text}_clock`, zone)})`;
    case 'date':
      return `floor(${text}_clock.local / 86400)::INTEGER`;
    case 'category':
    case 'text':
      return text;
    default:
      return unreachable(column.kind);
  }
}

function eventSql(plan: Plan): string {
  const { event, kind } = plan.mapping;
  if (plan.isList) return 'NULL::VARCHAR';
  const renames = event.kind === 'column' ? Object.entries(event.rename) : [];
  const named = event.kind === 'constant' ? literal(event.name.trim()) : 'event_text';
  const branches = renames.map(([from, to]) => `WHEN event_text = ${literal(from.trim())} THEN ${literal(to)}`);
  const name = branches.length === 0 ? named : `CASE ${branches.join(' ')} ELSE ${named} END`;
  if (plan.lines !== null) return `CASE WHEN is_cancelled OR value < 0 THEN ${literal(refundEvent)} ELSE ${name} END`;
  if (kind !== 'orders' || plan.value === null) return name;
  return `CASE WHEN value < 0 THEN ${literal(refundEvent)} ELSE ${name} END`;
}

function codeSql(plan: Plan, nowTime: number): string {
  const branches = [
    `WHEN width = ${unclosedWidth} THEN 'unclosedQuote'`,
    `WHEN width = ${brokenRecordWidth} THEN 'brokenRecord'`,
    `WHEN width = ${tooLongWidth} THEN 'rowTooLong'`,
    `WHEN width < ${plan.columnCount} THEN 'tooFewColumns'`,
    `WHEN width > ${plan.columnCount} THEN 'tooManyColumns'`,
    `WHEN customer IS NULL THEN 'missingCustomer'`,
  ];
  if (plan.time !== null) {
    branches.push(
      ...(plan.isTimeOptional ? [] : [`WHEN time_text IS NULL THEN 'missingTime'`]),
      `WHEN time IS NULL AND time_text IS NOT NULL THEN 'badTime'`,
      `WHEN time > ${nowTime} THEN 'futureTime'`,
    );
  }
  if (plan.event !== null) branches.push(`WHEN event IS NULL OR event = '' THEN 'missingEvent'`);
  if (plan.value !== null) branches.push(`WHEN value_text IS NOT NULL AND value IS NULL THEN 'badValue'`);
  if (plan.lines !== null) {
    branches.push(`WHEN order_text IS NULL THEN 'missingOrder'`);
    if (plan.lines.leaveOutCancelled) branches.push(`WHEN is_cancelled THEN 'cancelledLine'`);
    if (plan.lines.leaveOutNotPositive) branches.push(`WHEN quantity <= 0 OR price <= 0 THEN 'notPositiveLine'`);
  }
  if (plan.experiment !== null) branches.push(`WHEN ${plan.experiment.arm} IS NULL THEN 'missingArm'`);
  if (plan.consent !== null) branches.push(`WHEN ${plan.consent.status} IS NULL THEN 'missingConsent'`);
  if (plan.consent?.channel != null) {
    branches.push(`WHEN ${consentGroupSql(plan.consent.channel)} IS NULL THEN 'unknownChannel'`);
  }
  return `CASE ${branches.join(' ')} END`;
}

/** What consents are kept for, by the words for it in files. */
const consentWords = {
  night: '야간|night',
  email: 'e?mail|이메일|메일',
  sms: 'sms|lms|mms|문자|text|휴대폰|휴대전화',
  kakao: 'kakao|카카오|카톡|알림톡|친구톡|브랜드메시지|플친|플러스친구',
  push: 'push|푸시|앱알림',
  any: '전체|모두|광고|마케팅|advertising|marketing|promotion|all|any',
} as const;
export type ConsentGroup = keyof typeof consentWords;
export const consentGroups: readonly ConsentGroup[] = ['any', 'night', 'email', 'sms', 'kakao', 'push'];

/** SQL of the group that a cell with a channel names; NULL where it names none, `any` where it is empty. */
export function consentGroupSql(slot: string): string {
  const text = `regexp_replace(lower(${slot}), '[\\s_.()-]+', '', 'g')`;
  const branches = Object.entries(consentWords).map(
    ([group, words]) => `WHEN regexp_matches(${text}, '${words}') THEN '${group}'`,
  );
  return `CASE WHEN ${slot} IS NULL THEN 'any' ${branches.join(' ')} END`;
}

function amountSql(text: string, { dialect }: Plan): string {
  return dialect.decimal === ',' ? `amount(translate(${text}, '.,', ',.'))` : `amount(${text})`;
}

function lineColumns({ lines }: Plan): (string | null)[] {
  return lines === null ? [] : [lines.order, lines.quantity, lines.price, lines.status];
}

function lineValueSql(plan: Plan): string {
  const value = amountSql('value_text', plan);
  const isPriced = plan.lines !== null && plan.lines.price !== null;
  return `paid(${isPriced ? `${value} * ${amountSql('quantity_text', plan)}` : value})`;
}

/** Invoices of cancellation start with C in many systems; a status says it in words. */
function lineFlags(plan: Plan): string[] {
  const words = '취소|환불|반품|철회|cancel|refund|return|void';
  return [
    'order_text',
    `${amountSql('quantity_text', plan)} AS quantity`,
    `${plan.value === null ? 'NULL::DOUBLE' : amountSql('value_text', plan)} AS price`,
    `(regexp_full_match(order_text, '[Cc]\\d.*') OR COALESCE(regexp_matches(lower(status_text), '${words}'), false)
      OR COALESCE(${amountSql('quantity_text', plan)} < 0, false)) AS is_cancelled`,
  ];
}

/** SQL of the table `kept` for order lines: one row for each order and one for what was returned of it. */
export function groupedLinesSql(plan: Plan): string {
  const slots = plan.kept.map(({ slot }) => `first(${slot} ORDER BY line) AS ${slot}`);
  // summed in the order of the file, because the sum of floats depends on it
  const columns = [
    'min(line) AS line, customer, min(time) AS time, bool_or(has_clock) AS has_clock, event',
    'finite(sum(value ORDER BY line)) AS value',
    ...slots,
  ];
  return `CREATE TABLE kept AS SELECT ${columns.join(', ')} FROM staged WHERE code IS NULL GROUP BY customer, order_text, event`;
}
