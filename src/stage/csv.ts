/**
 * A line of CSV with its line break (RFC 4180), safe to open in a spreadsheet: no part of a field can begin a formula,
 * even where the spreadsheet takes semicolons or tabs to separate fields. An apostrophe in front keeps it a text.
 */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

/**
 * Where a formula could begin: spreadsheets pass over white space and quotes, take the wide signs for the narrow ones,
 * and some take a tab or a line break at the very beginning for no text.
 */
const FORMULA = /(?<=^|[,;\t\r\n])(?=[\s\p{C}"]*[=+\-@＝＋－＠])|^(?=[\t\r\n])/gu;

function csvField(text: string): string {
  const safe = text.replace(FORMULA, "'");
  return /[",;\r\n\t]|^['\s]|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
