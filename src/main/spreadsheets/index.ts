/** Workbooks and lists: the only place that knows their formats. */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { ObstacleList } from '../../shared/platform/model.ts'
import type { TaskTable } from '../../shared/quotas/contract.ts'
import type { FieldSpec } from '../../shared/rosters/field.ts'
import type { FileInspection } from '../../shared/rosters/inspection.ts'
import type { RosterLayout } from '../../shared/rosters/layout.ts'
import type { PackArchive } from './reading/pack-archive.ts'
import type { RehearsalWorkbook } from './rehearsal-workbook.ts'
import type { RosterReading, SourceFile, TheirFile, WrittenFile } from './roster-file.ts'
import type { BadRows } from './writing/bad-rows.ts'
import type { SampleWorkbook } from './writing/sample-workbook.ts'
import type { VillageSplit } from './writing/split-by-village.ts'

/** A task table as .xlsx. The writer is read in at first use: no start waits for it. */
export async function writeTaskWorkbook(table: TaskTable): Promise<Uint8Array> {
  const writer = await import('./task-workbook.ts')
  return writer.writeTaskWorkbook(table)
}

/** 无法录入名单 as .xlsx. */
export async function writeObstacleWorkbook(list: ObstacleList): Promise<Uint8Array> {
  const writer = await import('./obstacle-workbook.ts')
  return writer.writeObstacleWorkbook(list)
}

export type { RehearsalHead, RehearsalWorkbook } from './rehearsal-workbook.ts'

/** What came of a rehearsal as .xlsx, piece by piece. */
export async function writeRehearsalWorkbook(parts: RehearsalWorkbook): Promise<void> {
  const writer = await import('./rehearsal-workbook.ts')
  await writer.writeRehearsalWorkbook(parts)
}

export { FileRefused } from './roster-file.ts'
export type { AnswerOf, RosterReading, SourceFile, TheirFile, WrittenFile } from './roster-file.ts'

export type { PackArchive } from './reading/pack-archive.ts'

/** The files of a policy pack that was packed as a zip, each up to `mostBytes`. */
export async function readPackArchive(bytes: Uint8Array, mostBytes: number): Promise<PackArchive> {
  const reader = await import('./reading/pack-archive.ts')
  return reader.readPackArchive(bytes, mostBytes)
}

export { compareLayout } from './reading/compare-layout.ts'
export { guessLayout } from './reading/guess-layout.ts'

/** What a file is and what it holds, told by its content. A file that cannot be read is a value. */
export async function inspectFile(file: SourceFile): Promise<FileInspection> {
  const reader = await import('./reading/inspect.ts')
  return reader.inspectFile(file)
}

/**
 * The rows of a file by a layout, in batches of some hundreds. The layout must have a column for
 * every required field. `FileRefused` is thrown while it is walked through.
 */
export function readRoster(
  file: SourceFile,
  layout: RosterLayout,
  fields: readonly FieldSpec[],
): RosterReading {
  let reading: RosterReading | null = null
  return {
    async *[Symbol.asyncIterator]() {
      const reader = await import('./reading/read-roster.ts')
      reading = reader.readRoster(file, layout, fields)
      yield* reading
    },
    summary: () => getDefined(reading, 'a reading that was walked through').summary(),
  }
}

/**
 * A copy of the sender's own file with one column more. A workbook keeps its formats; CSV keeps its
 * code page; an old .xls is answered as .xlsx. Throws `FileRefused`.
 */
export async function answerInTheirFile(theirs: TheirFile): Promise<WrittenFile> {
  const writer = await import('./writing/answer.ts')
  return writer.answerInTheirFile(theirs)
}

export type { BadRow, BadRows } from './writing/bad-rows.ts'

/** The rows that could not be read, with the reasons, as a workbook of their own. */
export async function writeBadRows(bad: BadRows): Promise<WrittenFile> {
  const writer = await import('./writing/bad-rows.ts')
  return writer.writeBadRows(bad)
}

export type { VillageRows, VillageSplit } from './writing/split-by-village.ts'
export type { TableColumn } from './writing/table-workbook.ts'

/** One workbook a village in a zip archive. */
export async function splitByVillage(split: VillageSplit): Promise<WrittenFile> {
  const writer = await import('./writing/split-by-village.ts')
  return writer.splitByVillage(split)
}

export type { SampleWorkbook } from './writing/sample-workbook.ts'

/** A sample of a kind of roster, filled with somebody invented. */
export async function writeSampleWorkbook(sample: SampleWorkbook): Promise<WrittenFile> {
  const writer = await import('./writing/sample-workbook.ts')
  return writer.writeSampleWorkbook(sample)
}
