/** Text that a spreadsheet program would run as a formula is written so that it stays text. */

/** A leading `=`, `+`, `-`, `@`, tab or line break gets an apostrophe before it. */
export function safeCellText(text: string): string {
  return /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text
}
