/** 来文格式: how a sender lays out a roster, remembered as data. */
import { z } from 'zod'

export const fileFormatSchema = z.enum(['xlsx', 'xls', 'csv'])
export type FileFormat = z.infer<typeof fileFormatSchema>

export const codePageSchema = z.enum(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'])
export type CodePage = z.infer<typeof codePageSchema>

export const delimiterSchema = z.enum([',', ';', '\t', '|'])
export type Delimiter = z.infer<typeof delimiterSchema>

const headingSchema = z.string().max(400)
const wordSchema = z.string().max(80)
const fieldSchema = z.string().max(80)
/** A worksheet has 1,048,576 rows; a CSV file may be longer than we read. */
const rowNumberSchema = z.int().min(1).max(2_000_000)
/** `A` to `XFD`. */
const letterSchema = z.string().regex(/^[A-Z]{1,3}$/)

/** Which column a field is read from. */
export const layoutColumnSchema = z.object({
  field: fieldSchema,
  /**
   * Which person of the row, from 1. 0: the column says something of everybody in the row, such as
   * the village before five people.
   */
  group: z.int().min(0).max(50),
  /** The heading that is looked for, both rows of it joined by `/`; null: by letter alone. */
  header: headingSchema.nullable(),
  /** The how-many-th column of this heading, from 1. */
  occurrence: z.int().min(1).max(200),
  /** Where it stood last. Where `header` is null, where it stands. */
  letter: letterSchema,
})
export type LayoutColumn = z.infer<typeof layoutColumnSchema>

export const dateOrderSchema = z.enum(['ymd', 'dmy', 'mdy'])
export type DateOrder = z.infer<typeof dateOrderSchema>

export const layoutSchema = z.object({
  format: fileFormatSchema,
  /** Of CSV; null for workbooks. */
  codePage: codePageSchema.nullable(),
  delimiter: delimiterSchema.nullable(),
  /** The sheet of this name, or where none has it, the one at this place, from 0. */
  sheet: z.object({ name: z.string().max(200), index: z.int().min(0).max(1000) }),
  /** The first row of headings and how many; null where the file has none. */
  header: z.object({ row: rowNumberSchema, count: z.int().min(1).max(3) }).nullable(),
  firstRow: rowNumberSchema,
  /** null: to the end. */
  lastRow: rowNumberSchema.nullable(),
  columns: z.array(layoutColumnSchema).max(1000),
  /** Texts that mean yes and no, beside 是 and 否 which always do. */
  yesWords: z.array(wordSchema).max(50),
  noWords: z.array(wordSchema).max(50),
  /** By field of kind `level`: the sender's text and the level that it stands for. */
  levels: z.record(fieldSchema, z.record(wordSchema, wordSchema)),
  /** How `3/4/2021` is to be understood. */
  dateOrder: dateOrderSchema,
  /** All headings of the file that the layout was made from, by letter. */
  headings: z.array(z.object({ letter: letterSchema, heading: headingSchema })).max(1000),
})
export type RosterLayout = z.infer<typeof layoutSchema>

/** What differs between a remembered layout and a file. */
export const layoutDifferenceSchema = z.object({
  kind: z.enum([
    'format',
    'code-page',
    'delimiter',
    'sheet-renamed',
    'sheet-missing',
    'header-moved',
    'header-missing',
    'column-missing',
    'column-moved',
    'column-new',
    'heading-changed',
  ]),
  /** Whether the file cannot be read by the layout until somebody decides. */
  blocking: z.boolean(),
  field: fieldSchema.nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** One Chinese sentence. */
  text: z.string(),
})
export type LayoutDifference = z.infer<typeof layoutDifferenceSchema>

export const layoutComparisonSchema = z.object({
  differences: z.array(layoutDifferenceSchema),
  /** The remembered layout moved to where the file has its columns, for somebody to confirm. */
  adapted: layoutSchema,
})
export type LayoutComparison = z.infer<typeof layoutComparisonSchema>

/** What was guessed of a file that no layout is known for. */
export const layoutGuessSchema = z.object({
  layout: layoutSchema,
  /** By field and group: by heading, or only by what its cells look like. */
  reasons: z.array(
    z.object({
      field: fieldSchema,
      group: z.int(),
      letter: letterSchema,
      by: z.enum(['heading', 'content']),
    }),
  ),
  /** Required fields for which no column was found. */
  missing: z.array(fieldSchema),
})
export type LayoutGuess = z.infer<typeof layoutGuessSchema>
