/** What a file is by its first bytes; its name is never asked. */
import type { FileRefusalCode } from '../../../shared/rosters/inspection.ts'

export type Signature =
  /** A zip: a workbook of today, or another package or archive. */
  | { readonly kind: 'zip' }
  /** A compound file: a workbook of Excel 97 to 2003, an encrypted one, or another document. */
  | { readonly kind: 'compound' }
  /** Perhaps CSV. */
  | { readonly kind: 'text' }
  | { readonly kind: 'refused'; readonly code: FileRefusalCode }

const starts: readonly (readonly [bytes: string, signature: Signature])[] = [
  ['504b0304', { kind: 'zip' }],
  // An empty zip.
  ['504b0506', { kind: 'zip' }],
  ['d0cf11e0a1b11ae1', { kind: 'compound' }],
  ['25504446', refused('other-document')],
  ['7b5c727466', refused('other-document')],
  ['89504e47', refused('other-document')],
  ['ffd8ff', refused('other-document')],
  ['47494638', refused('other-document')],
  ['424d', refused('other-document')],
  ['526172211a07', refused('other-archive')],
  ['377abcaf271c', refused('other-archive')],
  ['1f8b', refused('other-archive')],
  ['425a68', refused('other-archive')],
  ['fd377a585a00', refused('other-archive')],
  // Workbooks of Excel 2 to 5 begin with a BOF record of their own.
  ['0900', refused('older-excel')],
  ['0902', refused('older-excel')],
  ['0904', refused('older-excel')],
  ['0908', refused('older-excel')],
]

function refused(code: FileRefusalCode): Signature {
  return { kind: 'refused', code }
}

const webPage =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|style|div)\b/iu
const mailPage = /^\s*mime-version:/iu
const spreadsheetXml = /urn:schemas-microsoft-com:office:spreadsheet/u
const xml = /^\s*<\?xml/u

/** Reads the signature. `head` are the first bytes, up to some thousands. */
export function readSignature(head: Buffer): Signature {
  const hex = head.subarray(0, 8).toString('hex')
  // Two-byte signatures of text-like bytes (BM, tab) count only where bytes follow that no text has.
  const found = starts.find(
    ([bytes]) => hex.startsWith(bytes) && (bytes.length > 4 || head.includes(0)),
  )
  if (found !== undefined) return found[1]
  const text = decodeHead(head)
  if (text === null) return refused('not-a-spreadsheet')
  if (webPage.test(text) || mailPage.test(text)) return refused('web-page')
  if (xml.test(text)) {
    if (spreadsheetXml.test(text)) return refused('xml-spreadsheet')
    return refused(/<html\b/iu.test(text) ? 'web-page' : 'not-a-spreadsheet')
  }
  return { kind: 'text' }
}

/** ASCII of the head for looking at, or null where it is no text. */
function decodeHead(head: Buffer): string | null {
  if (head.length >= 2 && head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le')
  if (head.length >= 2 && head[0] === 0xfe && head[1] === 0xff) {
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1)
  }
  if (head.some((byte) => byte < 32 && !textControls.has(byte))) return null
  return head.toString('latin1').replace(/^\u{ef}\u{bb}\u{bf}/u, '')
}

/** Tab, line feed, form feed, carriage return and the end-of-file mark of old systems are text. */
const textControls = new Set([9, 10, 12, 13, 26])
