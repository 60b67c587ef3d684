/** What goes back to the sender: their own file with a result beside every row, and lists out of it. */
import { z } from 'zod'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { rowOutcomeLabels, rowOutcomeSchema } from '../../shared/rosters/model.ts'
import { openBulkReader } from '../ledger/index.ts'
import type { SideFile, SideRow } from '../ledger/index.ts'
import { answerInTheirFile, splitByVillage, writeBadRows } from '../spreadsheets/index.ts'
import type { BadRow, WrittenFile } from '../spreadsheets/index.ts'
import type { AnswerTask } from './messages.ts'
import { sourceOf } from './sent-file.ts'
import { listVillagesOf } from './store.ts'

const heading = '医保办理结果'
const noVillage = '未写明村（社区）'

export function answer(task: AnswerTask, side: SideFile): Promise<WrittenFile> {
  switch (task.what) {
    case 'answer': {
      const answers = answersByRow(side)
      return answerInTheirFile({
        file: sourceOf(task),
        layout: task.layout,
        heading,
        answerOf: ({ rowNumber }) => answers.get(rowNumber) ?? null,
      })
    }
    case 'bad-rows':
      return writeBadRows({ fields: getRosterKind(task.head.kind).fields, rows: badRows(side) })
    case 'by-village':
      return byVillage(task, side)
  }
}

/** One text a row, the people of a row one after the other. */
function answersByRow(side: SideFile): ReadonlyMap<number, string> {
  const answers = new Map<number, string>()
  const rows = side.iterate('select row_number, outcome, problems, notes from line order by line')
  for (const row of rows) {
    const rowNumber = Number(row['row_number'])
    const earlier = answers.get(rowNumber)
    const text = resultOf(row)
    answers.set(rowNumber, earlier === undefined ? text : `${earlier}；${text}`)
  }
  return answers
}

function resultOf(row: SideRow): string {
  const outcome = rowOutcomeLabels[rowOutcomeSchema.parse(row['outcome'])]
  const notes = z.array(z.string()).parse(parsed(row['notes']))
  return [outcome, ...reasonsOf(row), ...notes].join('：')
}

function reasonsOf(row: SideRow): readonly string[] {
  const problems = z.array(z.object({ text: z.string() })).parse(parsed(row['problems']))
  return problems.map(({ text }) => text)
}

function parsed(json: unknown): readonly unknown[] {
  // Written by `keepLine`: a list, or null where it was empty.
  return typeof json === 'string' ? (JSON.parse(json) as readonly unknown[]) : []
}

const shownSchema = z.array(z.tuple([z.string(), z.string()]))

function shownOf(row: SideRow): Map<string, string> {
  return new Map(shownSchema.parse(parsed(row['shown'])))
}

function* badRows(side: SideFile): Generator<BadRow> {
  for (const row of side.iterate("select * from line where outcome = 'bad' order by line")) {
    yield {
      rowNumber: Number(row['row_number']),
      group: Number(row['part']),
      raw: Object.fromEntries(shownOf(row)),
      reasons: reasonsOf(row),
    }
  }
}

/** Each village's lines, with their result; those of no village in a file of their own. */
function byVillage(task: AnswerTask, side: SideFile): Promise<WrittenFile> {
  const { fields, label } = getRosterKind(task.head.kind)
  const present = side.all(
    'select coalesce(village_id, 0) as village_id from line group by 1 order by 1',
  )
  const ids = new Set(present.map((row) => Number(row['village_id'])))
  const known = villagesOf(task).filter(({ villageId }) => ids.has(villageId))
  const villages = [
    ...known.map(({ villageId, name }) => ({ name, rows: rowsOf(side, { villageId, task }) })),
    ...(ids.has(0) ? [{ name: noVillage, rows: rowsOf(side, { villageId: 0, task }) }] : []),
  ]
  const columns = [
    { heading: '原文件行号', width: 12 },
    ...fields.map((field) => ({
      heading: field.label,
      width: Math.max(14, field.label.length * 3),
    })),
    { heading, width: 40 },
  ]
  return splitByVillage({ title: label, columns, villages })
}

function villagesOf({ source }: AnswerTask) {
  const bulk = openBulkReader(source)
  try {
    return listVillagesOf(bulk)
  } finally {
    bulk.close()
  }
}

function* rowsOf(
  side: SideFile,
  { villageId, task }: { readonly villageId: number; readonly task: AnswerTask },
): Generator<readonly string[]> {
  const { fields } = getRosterKind(task.head.kind)
  const rows = side.iterate(
    'select * from line where coalesce(village_id, 0) = ? order by line',
    villageId,
  )
  for (const row of rows) {
    const shown = shownOf(row)
    yield [
      String(row['row_number']),
      ...fields.map(({ field }) => shown.get(field) ?? ''),
      resultOf(row),
    ]
  }
}
