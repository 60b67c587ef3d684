/** What a file is, before anybody says what it means. */
import { z } from 'zod'
import { codePageSchema, delimiterSchema, fileFormatSchema } from './layout.ts'

/** Why a file is not read at all. */
export const fileRefusalCodes = [
  'empty-file',
  'file-too-large',
  'too-many-rows',
  'too-many-columns',
  'inflates-too-far',
  'nested-too-deep',
  'encrypted',
  'macros',
  'truncated',
  'damaged',
  'web-page',
  'other-document',
  'other-archive',
  'binary-workbook',
  'open-document',
  'older-excel',
  'xml-spreadsheet',
  'not-a-spreadsheet',
  'code-page-unknown',
  'no-sheets',
  'sheet-missing',
  'column-missing',
] as const
export const fileRefusalSchema = z.object({
  code: z.enum(fileRefusalCodes),
  /** What it is and what the sender or the clerk can do. */
  text: z.string(),
})
export type FileRefusalCode = (typeof fileRefusalCodes)[number]
export type FileRefusal = z.infer<typeof fileRefusalSchema>

export const sampleRowSchema = z.object({
  /** The spreadsheet's own number. */
  rowNumber: z.int(),
  hidden: z.boolean(),
  /** As the sender's screen shows them, from column A; a merged cell's text in all of its cells. */
  cells: z.array(z.string()),
})
export type SampleRow = z.infer<typeof sampleRowSchema>

export const sheetInspectionSchema = z.object({
  name: z.string(),
  /** From 0, hidden sheets counted. */
  index: z.int(),
  visibility: z.enum(['visible', 'hidden', 'very-hidden']),
  /** The number of the last row that has a cell with something in it; 0 of an empty sheet. */
  lastRow: z.int(),
  /** How many rows have something in them. */
  filledRowCount: z.int(),
  /** The number of the last column that has something in it, A = 1. */
  lastColumn: z.int(),
  hiddenRowCount: z.int(),
  /** The numbers of the first of them, up to a hundred. */
  hiddenRows: z.array(z.int()),
  /** Their letters, up to a hundred. */
  hiddenColumns: z.array(z.string()),
  mergedRangeCount: z.int(),
  /** Formulas whose result is in the file, which is what is read. */
  formulaCount: z.int(),
  errorCellCount: z.int(),
  /** The first rows that have something in them, up to forty. */
  sample: z.array(sampleRowSchema),
})
export type SheetInspection = z.infer<typeof sheetInspectionSchema>

export const fileInspectionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    format: fileFormatSchema,
    /** SHA-256 of the bytes, hexadecimal. */
    hash: z.string(),
    byteCount: z.int(),
    /** Of CSV. */
    codePage: codePageSchema.nullable(),
    delimiter: delimiterSchema.nullable(),
    /** Whether the workbook counts its days from 1904. */
    from1904: z.boolean(),
    sheets: z.array(sheetInspectionSchema),
  }),
  z.object({
    kind: z.literal('refused'),
    /** null where the file was too large to be read through. */
    hash: z.string().nullable(),
    byteCount: z.int(),
    refusal: fileRefusalSchema,
  }),
])
export type FileInspection = z.infer<typeof fileInspectionSchema>
export type ReadableFile = Extract<FileInspection, { readonly kind: 'read' }>
