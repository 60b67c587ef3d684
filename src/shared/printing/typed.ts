/** Numbers and codes of papers as people type them, or a reader or an input method does. */

/** How many characters of a short hash count; the dash between them does not. */
export const shortHashLength = 8

/** Blanks, case and full-width do not count; every dash, the Chinese one too, is a hyphen. */
export function normalizeSheetText(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[-\u2010-\u2015\u2212\u2500\u30FC]+/gu, '-')
    .toUpperCase()
}

export function normalizeShortHash(typed: string): string {
  return normalizeSheetText(typed).replaceAll('-', '')
}
