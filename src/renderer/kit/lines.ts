/** The lines of a text that somebody typed or pasted, without blanks around and empty ones. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
