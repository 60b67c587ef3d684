/**
 * How much a pack or an office's file may hold. The longest pack there is has 16 KB, 15 routes and
 * 29 identities; whatever goes past these limits is another file, or one that would hold up the
 * counter while it is checked. `rules/README.md` tells them to whoever writes one.
 */
export const limits = {
  packBytes: 64_000,
  casesBytes: 200_000,
  taskTableBytes: 100_000,
  overlayBytes: 400_000,
  /** One file of amendments that is entered or rehearsed. */
  enteredBytes: 64_000,
  /** Rows of `routes`, `otherYears`, `refund`, `prices` or `definitions`, each. */
  tableRows: 200,
  /** Rows of `categories`, or of the subsidies of one amendment. */
  categoryRows: 300,
  /** Single conditions of one row or definition, with those of the definitions it names. */
  conditions: 200,
  /** Single conditions of all rows of a pack, counted so. */
  allConditions: 2_000,
  /** Amendments that an office has entered, all together. */
  amendments: 200,
  /** Amendments of one file that is entered. */
  enteredAmendments: 20,
  /** Commas, colons and line ends of a file: what reading it costs. */
  marks: 10_000,
  /** Brackets within brackets of a file. */
  depth: 64,
  /** Complaints of one file; who has as many begins with the first. */
  problems: 100,
} as const

/** The complaint about a file that is too long; null where it is not. */
export function explainTooLong(text: string, mostBytes: number): string | null {
  // A character is at least one byte, so that a very long text need not be counted.
  const bytes = text.length > mostBytes ? text.length : Buffer.byteLength(text)
  if (bytes <= mostBytes) return null
  return `文件太大（最多 ${mostBytes / 1000} KB），没有读，请核对是不是选错了文件。`
}
