import type { Catalog } from '../translator.ts';

/** Reasons for refused rows, notes about an import, and files that cannot be read. */
export const importing: Catalog = {
  'import.missingCustomer': 'Nothing says which customer this row is about.',
  'import.missingTime': 'The time is empty.',
  'import.badTime': '"{value}" cannot be read as a time.',
  'import.futureTime': '"{value}" is in the future.',
  'import.missingEvent': 'The event name is empty.',
  'import.badValue': '"{value}" cannot be read as an amount.',
  'import.tooFewColumns': 'The row has {found} {found:plural|column|columns} instead of {expected}.',
  'import.tooManyColumns':
    'The row has {found} columns instead of {expected}. Values that contain the separator need quotation marks.',
  'import.unclosedQuote': 'A quotation mark that opens in this row is not closed before the end of the file.',

  'problem.import.encodingSuspect':
    'Some characters may be wrong: the file was read as {encoding} but looks like {suggested}. Try the other encoding.',
  'problem.import.noValidRow': 'No row can be imported. Check the column mapping and the time format.',
  'problem.import.duplicateIds':
    'Some customer numbers occur more than once: {count:number} {count:plural|row was|rows were} left out. The last row of each customer is used.',
  'problem.import.duplicateRows':
    '{count:number} {count:plural|row|rows} equal to an earlier row in every column {count:plural|was|were} left out.',
  'problem.import.repeatsKept':
    '{count:number} {count:plural|row equals|rows equal} an earlier one. Without an order number they may be separate orders, so they were kept.',
  'problem.import.futureRows':
    '{count:number} {count:plural|row|rows} dated in the future {count:plural|was|were} left out. Check the time format and the time zone.',
  'problem.import.refunds':
    '{count:number} {count:plural|row|rows} with a negative amount {count:plural|is|are} imported as refund events, not as purchases.',
  'problem.import.unreadableCells':
    '{count:number} {count:plural|value|values} of the column "{column}" could not be read and {count:plural|is|are} left empty.',

  'error.import.fileMissing':
    'The file "{name}" was not found. Check that it was not moved. Your saved data is unchanged.',
  'error.import.fileUnreadable':
    'The file "{name}" cannot be opened ({reason}). Check its permissions, close it in other programs and try again. Your saved data is unchanged.',
  'error.import.empty': 'The file "{name}" is empty. Choose another file.',
  'error.import.binary': '"{name}" is not a table of text. Choose a CSV or TSV file.',
  'error.import.truncatedGzip':
    'The compressed file "{name}" ends too early. Download or copy it again. Nothing was imported.',
  'error.import.damagedGzip':
    'The compressed file "{name}" is damaged and cannot be unpacked. Download or copy it again. Nothing was imported.',
  'error.import.unclosedQuote':
    'The row that starts on line {line:number} does not end. Correct the quotation mark (") that is not closed and import again. Nothing was imported.',
  'error.import.noValidRow':
    'Not one row can be imported. Check the column mapping and the time format. Your saved data is unchanged.',
  'error.import.unknownColumn': 'The file has no column "{column}". Check the column mapping.',
  'error.import.customerNotMapped':
    'No column says which customer a row is about. Choose a column of ids, e-mail addresses or phone numbers.',
  'error.import.timeNotMapped': 'No column is chosen for the time. Choose one.',
  'error.import.eventNotNamed': 'The event has no name. Give it one.',
  'error.import.repeatedName': 'The column name "{name}" is empty or used twice. Give every column its own name.',
  'error.import.badTimeFormat':
    'The time format "{format}" lacks the year, the month or the day. Example: YYYY-MM-DD HH:mm:ss',
  'error.import.badZone': '"{zone}" is not a known time zone. Example: Asia/Seoul',
  'error.import.tooManyEventTypes':
    'There are {count:number} different event names; at most {most:number} can be imported. Check that the event column is not a column of product names.',
  'error.import.readFailed':
    'Something went wrong while the file was read ({reason}). Your saved data is unchanged. Try again.',
  'error.file.writeFailed':
    'The file "{path}" could not be saved ({reason}). An existing file is unchanged. Try another place.',
  'import.brokenRecord': 'This line is no valid JSON.',
  'import.rowTooLong': 'The row is longer than 1 MB and cannot be a row of a table.',
  'problem.import.laterColumns': 'Fields that only records after the first 1,000 have are not imported: {names}.',
  'problem.import.mixedDates':
    'Column "{column}" mixes two ways to write dates ({first}: {firstCount:number}, {second}: {secondCount:number}). Choose the date order or correct the file.',
  'problem.import.ambiguousDates':
    'Dates such as "{example}" in column "{column}" do not show whether month or day comes first. They were read with the month first; check the date order.',
  'error.import.excelOld':
    '"{name}" is an old Excel workbook (.xls). Save it as .xlsx or CSV in Excel and choose that file.',
  'error.import.damagedExcel':
    'The workbook "{name}" is damaged and cannot be opened. Try saving it again in Excel. Nothing was imported.',
  'error.import.noSuchSheet': '"{name}" has no sheet "{sheet}". Choose another sheet.',
  'error.import.damagedZip': 'The archive "{name}" is damaged. Download or copy the file again. Nothing was imported.',
  'error.import.encryptedZip': 'The archive "{name}" is protected with a password. Choose one without.',
  'error.import.zipBomb':
    '"{name}" would unpack to far more than a table of its size can hold, so it was not opened. Check where the file came from. Nothing was imported.',
  'error.import.noSuchEntry': '"{name}" holds no file "{entry}". Choose another one.',
  'error.import.damagedParquet':
    'The Parquet file "{name}" is damaged. Download or copy the file again. Nothing was imported.',
  'error.import.notJson':
    'No readable JSON record was found in "{name}". Choose a JSON list or a file with one record on each line.',
  'error.import.jsonTooLong':
    'The JSON record that starts in line {line:number} does not end. Check the file. Nothing was imported.',
  'error.import.rowTooLong':
    'The row that starts in line {line:number} is longer than 64 MB, so reading stopped. Nothing was imported.',
  'import.missingOrder': 'The order number is empty.',
  'import.cancelledLine': 'The line belongs to a cancelled order and is left out.',
  'import.notPositiveLine': 'Quantity or price is zero or less; the line is left out.',
  'problem.import.linesGrouped': '{lines:number} order lines are grouped by order number into {orders:number} events.',
  'error.import.orderNotMapped': 'No column holds the order number. Choose the column of the order number.',
  'problem.import.eventsKnown': '{count:number} events that were already there are not added again.',

  'import.missingArm': 'The arm is empty.',
  'import.missingConsent': 'The consent is empty, or cannot be read as yes or no.',
  'import.unknownChannel': '"{value}" is no channel known here: e-mail, text, Kakao, push, night, or all.',
  'problem.import.lookupUnmatched':
    '{count:number} rows were not found in "{name}" (for example {example}). The columns from there are empty for them.',
  'problem.import.lookupRepeated':
    '{count:number} rows of "{name}" repeat a value that is looked up. The first row of each was taken.',
  'error.import.lookupKeyMissing':
    '"{name}" has no column "{column}" to look up by. Choose a column that both files have.',
  'error.import.armNotMapped': 'No column is said to hold the arm. Choose the column with the arms.',
  'error.import.consentNotMapped': 'No column is said to hold the consent. Choose the column with yes and no.',
  'error.import.campaignNotMapped': 'The columns of the campaign log are not set. Choose campaign and channel.',
  'error.import.presetUnfit':
    'The columns of this file do not fit the format "{preset}". Check the file, or choose another format.',
  'error.import.diskFull':
    'The disk of {folder} is full, so the file cannot be unpacked and read. The workspace and the file itself are as they were. Free some space and try again.',
  'error.import.nothingToUndo': 'There is no import to undo.',
  'error.import.undoNotImported':
    'The data in use were not imported from a file, so there is no import to undo. Earlier versions can be used again from the list of imports.',
  'error.import.unknownRecord': 'There is no import with the number {number}. --history lists them.',
  'error.import.versionDeleted': 'The data that the import of "{file}" made have been deleted. Import the file again.',
  'error.import.undoDeleted':
    'The data before this import have been deleted, so it cannot be undone. Another version can be used from the list of imports.',
  'error.import.redoDeleted': 'The data of the undone import have been deleted. Import the file again.',
  'error.import.nothingToRedo': 'There is no import to redo.',
  'problem.import.endsLater':
    'This file goes on for {days:number} days after the last purchase ({date:date}). Forecasts take those days as days without purchases: import the missing orders, or forecast from that date.',
};
