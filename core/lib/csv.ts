const plainNumber = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const formulaStart = /^[=+\-@\t\r]/;

/**
 * CSV text (RFC 4180, CRLF, a line end after the last row). A text that a spreadsheet would run as a formula gets a leading
 * apostrophe; NaN and infinite numbers become empty cells.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
