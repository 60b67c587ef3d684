/** Text as a workbook's file can hold it, and as a spreadsheet program shows it. */

// What XML 1.0 allows beside tab and line feed; anything else and the workbook cannot be opened.
const illegal = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
// Spreadsheet programs read `_x0041_` as the character A; `_x005F_` is the line before it.
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g

/**
 * For a cell of text. Characters that no workbook can hold become U+FFFD, which shows that
 * something was there. Nothing is put before `=` or `+`: a cell of text is never run as a formula,
 * and the writer marks it as text (`@`) so that it stays text when somebody edits it.
 */
export function cellText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(illegal, '\u{fffd}')
    .replaceAll(looksEscaped, '_x005F_')
}
