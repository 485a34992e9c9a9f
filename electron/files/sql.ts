export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export const missingNumbers = ['', 'null', 'n/a', '#n/a', 'na', 'nan', 'none', '\\n', '-', 'undefined'];
export const missingTexts = ['', 'null', 'nan', '\\n', '#n/a', 'undefined'];
export const trueTexts = [
  '1',
  'y',
  'yes',
  'true',
  't',
  'o',
  '예',
  '네',
  '동의',
  '수신',
  '수신동의',
  '허용',
  '친구',
  '참',
  'subscribed',
  'opted_in',
  'granted',
  'agree',
  'agreed',
];
export const falseTexts = [
  '0',
  'n',
  'no',
  'false',
  'f',
  'x',
  '아니오',
  '아니요',
  '미동의',
  '거부',
  '동의안함',
  '수신거부',
  '비동의',
  '차단',
  '거짓',
  '철회',
  'unsubscribed',
  'never_subscribed',
  'opted_out',
  'denied',
  'withdrawn',
  'revoked',
];

function list(texts: readonly string[]): string {
  return `(${texts.map(literal).join(', ')})`;
}

const blanks = "' ' || chr(9) || chr(10) || chr(13) || chr(160)";

/** Macros over one cell's text. Amounts may have thousands separators, a currency mark, and brackets for a minus. */
export const cellMacros = [
  // Excel keeps leading zeros as ="00123"
  `CREATE MACRO cell(t) AS CASE WHEN t IS NULL THEN ''
    WHEN starts_with(t, '="') AND t LIKE '="%"' THEN trim(substr(t, 3, length(t) - 3), ${blanks})
    ELSE trim(t, ${blanks}) END`,
  // most cells are longer than any word for nothing
  `CREATE MACRO number_or_null(t) AS CASE WHEN strlen(t) > 9 THEN t WHEN lower(t) IN ${list(missingNumbers)} THEN NULL ELSE t END`,
  `CREATE MACRO text_or_null(t) AS CASE WHEN strlen(t) > 9 THEN t WHEN lower(t) IN ${list(missingTexts)} THEN NULL ELSE t END`,
  `CREATE MACRO bare_amount(t) AS regexp_replace(regexp_replace(regexp_replace(
    t, '^\\((.*)\\)$', '-\\1'), '(?i)[₩￦$€£¥\\\\\\s]|원|krw', '', 'g'), '^(-?)\\+', '\\1')`,
  `CREATE MACRO separated_amount(t) AS
    CASE WHEN regexp_full_match(t, '-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d*)?([eE][+-]?\\d+)?')
    THEN TRY_CAST(replace(t, ',', '') AS DOUBLE) END`,
  `CREATE MACRO any_amount(t) AS CASE
    WHEN regexp_full_match(t, '-?\\d+(\\.\\d+)?') THEN TRY_CAST(t AS DOUBLE)
    WHEN regexp_full_match(t, '\\d{1,3}(,\\d{3})+') THEN TRY_CAST(replace(t, ',', '') AS DOUBLE)
    ELSE separated_amount(bare_amount(t)) END`,
  // so many digits are read as infinity
  'CREATE MACRO finite(x) AS CASE WHEN isfinite(x) THEN x END',
  'CREATE MACRO amount(t) AS finite(any_amount(t))',
  // what is paid is added up exactly, which ends at 2^53
  'CREATE MACRO paid(x) AS CASE WHEN abs(x) <= 1e15 THEN x END',
  `CREATE MACRO truth(t) AS CASE WHEN lower(t) IN ${list(trueTexts)} THEN 1
    WHEN lower(t) IN ${list(falseTexts)} THEN 0 END`,
];
