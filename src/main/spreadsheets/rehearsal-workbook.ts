/** What came of a rehearsal as .xlsx, streamed: one sheet to read, and everybody who changes. */
import ExcelJS from 'exceljs'
import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { changeKindLabels } from '../../shared/rehearsal/model.ts'
import type { ChangedPerson, RehearsalResult } from '../../shared/rehearsal/model.ts'
import { sayStanding } from '../../shared/rehearsal/words.ts'
import { cellText } from './safe-text.ts'

export type RehearsalHead = {
  readonly title: string
  readonly officeName: string
  readonly practice: boolean
  /** What was compared, in words. */
  readonly compared: string
  /** Day of the office. */
  readonly madeOn: string
}

export type RehearsalWorkbook = {
  readonly head: RehearsalHead
  readonly result: RehearsalResult
  readonly people: Iterable<ChangedPerson>
  /** Takes the file piece by piece. */
  readonly write: (piece: Uint8Array) => void
}

type Value = string | number | null
type Kind = 'text' | 'count' | 'yuan'
type Column = { readonly heading: string; readonly width: number; readonly kind: Kind }

const songTi = '宋体'
const thin = { style: 'thin' } as const
const box = { top: thin, left: thin, bottom: thin, right: thin }
/** A sheet holds 1,048,576 rows. */
const rowsASheet = 1_000_000
/** After so many the zip is let go on, so that the rows do not pile up in memory. */
const rowsAtATime = 500

const formats: Readonly<Record<Kind, string>> = { text: '@', count: '0', yuan: '0.00' }

const text = (heading: string, width: number): Column => ({ heading, width, kind: 'text' })
const yuan = (heading: string): Column => ({ heading, width: 15, kind: 'yuan' })
const count = (heading: string): Column => ({ heading, width: 10, kind: 'count' })

const summaryColumns: readonly Column[] = [
  text('项目', 44),
  text('改后', 44),
  count('人数'),
  yuan('个人缴费现在（元）'),
  yuan('个人缴费改后（元）'),
  yuan('资助现在（元）'),
  yuan('资助改后（元）'),
]

const peopleColumns: readonly Column[] = [
  text('村（社区）', 16),
  text('姓名', 12),
  text('身份证号', 22),
  text('登记编号', 20),
  text('变化', 20),
  text('现在', 36),
  yuan('现在个人缴（元）'),
  text('现在待遇起始', 14),
  text('改后', 36),
  yuan('改后个人缴（元）'),
  text('改后待遇起始', 14),
  text('备注', 22),
]

export async function writeRehearsalWorkbook(parts: RehearsalWorkbook): Promise<void> {
  const stream = new PassThrough()
  stream.on('data', (piece: Buffer) => parts.write(new Uint8Array(piece)))
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  writeSummary(workbook, parts)
  await writePeople(workbook, parts)
  await workbook.commit()
}

function writeSummary(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { head, result }: RehearsalWorkbook,
): void {
  const sheet = new SheetWriter(workbook, '汇总', summaryColumns)
  sheet.head(`演练：${head.title}`, head)
  for (const row of summaryRows(result)) sheet.row(row)
  sheet.finish()
}

function summaryRows(result: RehearsalResult): readonly (readonly Value[])[] {
  const sides = ({
    payableFen,
    subsidyFen,
  }: Pick<RehearsalResult, 'payableFen' | 'subsidyFen'>) => [
    inYuan(payableFen.before),
    inYuan(payableFen.after),
    inYuan(subsidyFen.before),
    inYuan(subsidyFen.after),
  ]
  return [
    ['全部', null, result.lookedAt, ...sides(result)],
    ['其中有变化', null, result.changed],
    ['其中没有变化', null, result.unchanged],
    ['缴费日以后出生，未计入', null, result.leftOut],
    ['有变化、费用已入账的，不再变动', null, result.settled],
    ['改后依据尚未确认的理解或价格', null, result.unconfirmed],
    ...result.byKind.map(({ kind, count: of }) => [changeKindLabels[kind], null, of]),
    ...result.sources.map(({ source, fen }) => [
      `资金来源：${source}`,
      null,
      null,
      null,
      null,
      inYuan(fen.before),
      inYuan(fen.after),
    ]),
    ...result.groups.map((group) => [
      `现在：${sayStanding(group.before)}`,
      `改后：${sayStanding(group.after)}`,
      group.count,
      ...sides(group),
    ]),
    ...result.villages.map((village) => [
      village.name,
      `有变化 ${village.changed} 人`,
      village.lookedAt,
      ...sides(village),
    ]),
  ]
}

async function writePeople(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { head, people }: RehearsalWorkbook,
): Promise<void> {
  let sheet = startPeople(workbook, head, 1)
  let written = 0
  for (const person of people) {
    if (written > 0 && written % rowsASheet === 0) {
      sheet.finish()
      sheet = startPeople(workbook, head, written / rowsASheet + 1)
    }
    sheet.row(personRow(person))
    written += 1
    if (written % rowsAtATime === 0) await setImmediate()
  }
  sheet.finish()
}

function startPeople(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  head: RehearsalHead,
  number: number,
): SheetWriter {
  const name = number === 1 ? '有变化的人员' : `有变化的人员${number}`
  const sheet = new SheetWriter(workbook, name, peopleColumns)
  sheet.head(`演练：${head.title}，有变化的人员`, head)
  return sheet
}

function personRow(person: ChangedPerson): readonly Value[] {
  const { before, after, settled } = person
  const notes = [settled ? '费用已入账，不再变动' : '', after.unconfirmed ? '改后依据尚未确认' : '']
  return [
    person.villageName,
    person.name,
    person.idNumber,
    person.registrationNumber,
    person.kinds.map((kind) => changeKindLabels[kind]).join('、'),
    sayStanding(before),
    before.payableFen === null ? null : inYuan(before.payableFen),
    before.benefitFrom,
    sayStanding(after),
    after.payableFen === null ? null : inYuan(after.payableFen),
    after.benefitFrom,
    notes.filter((note) => note !== '').join('；'),
  ]
}

/** A workbook's numbers are doubles: an amount of whole fen divided once is shown exactly. */
function inYuan(fen: number): number {
  return fen / 100
}

/** One sheet, row by row; what is written is let go of. */
class SheetWriter {
  private readonly sheet: ExcelJS.Worksheet
  private readonly columns: readonly Column[]
  private written = 0

  constructor(
    workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    name: string,
    columns: readonly Column[],
  ) {
    this.columns = columns
    this.sheet = workbook.addWorksheet(name, {
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:4',
        margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: '第 &P 页，共 &N 页' },
      views: [{ state: 'frozen', ySplit: 4 }],
    })
    this.sheet.columns = columns.map(({ width }) => ({ width }))
  }

  /** Title, what was compared, office and day, column headings: four rows. */
  head(title: string, { compared, officeName, practice, madeOn }: RehearsalHead): void {
    const drill = practice ? '练习数据，居民均为虚构　' : ''
    const lines = [title, compared, `${drill}${officeName}　${madeOn} 演练，没有改动账本`]
    for (const [index, line] of lines.entries()) {
      const row = this.sheet.getRow((this.written += 1))
      this.sheet.mergeCells(row.number, 1, row.number, this.columns.length)
      const cell = row.getCell(1)
      putText(cell, line)
      cell.font = { name: songTi, size: index === 0 ? 16 : 10, bold: index === 0 }
      row.height = index === 0 ? 30 : 18
      row.commit()
    }
    const row = this.sheet.getRow((this.written += 1))
    for (const [index, { heading }] of this.columns.entries()) {
      const cell = row.getCell(index + 1)
      putText(cell, heading)
      cell.font = { name: songTi, size: 11, bold: true }
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
      cell.border = box
    }
    row.height = 32
    row.commit()
  }

  row(values: readonly Value[]): void {
    const row = this.sheet.getRow((this.written += 1))
    for (const [index, { kind }] of this.columns.entries()) {
      const cell = row.getCell(index + 1)
      const value = values[index] ?? null
      if (typeof value === 'string') putText(cell, value)
      else {
        cell.value = value
        cell.numFmt = formats[kind]
      }
      cell.font = { name: songTi, size: 10 }
      cell.border = box
      cell.alignment = { vertical: 'middle', wrapText: kind === 'text' }
    }
    row.commit()
  }

  finish(): void {
    const letter = String.fromCharCode('A'.charCodeAt(0) + this.columns.length - 1)
    this.sheet.pageSetup.printArea = `A$1:${letter}$${this.written}`
    this.sheet.commit()
  }
}

/** A cell of text: marked as such, so that `=1+1` is no formula even after it was edited. */
function putText(cell: ExcelJS.Cell, value: string): void {
  cell.value = cellText(value)
  cell.numFmt = '@'
}
