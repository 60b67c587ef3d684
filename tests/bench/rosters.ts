/** `roster.*`: rosters of a county as they come in, from the file to values, in fresh processes. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { assert } from '../../src/shared/kernel/assert.ts'
import { rootFolder } from './bench-office.ts'
import type { Measured } from './figure.ts'
import { writeRosterCsv, writeRosterXls, writeRosterXlsx } from './roster-files.ts'

const child = join(import.meta.dirname, 'children/read-roster.ts')
const toldSchema = z.object({ ms: z.number(), memoryMb: z.number(), rowCount: z.int() })

const makers = {
  xlsx: { write: writeRosterXlsx, floor: 'exceljs' },
  csv: { write: writeRosterCsv, floor: 'csv-parse' },
  xls: { write: writeRosterXls, floor: 'sheetjs' },
} as const

/** Makes the file, reads it as the floor does and as an import does, and removes it. */
export async function measureRoster(
  format: keyof typeof makers,
  rowCount: number,
): Promise<Measured> {
  const work = join(rootFolder, '.canbao')
  mkdirSync(work, { recursive: true })
  const folder = mkdtempSync(join(work, 'bench-'))
  try {
    const file = join(folder, `roster.${format}`)
    const { write, floor } = makers[format]
    await write(file, rowCount)
    const read = (what: string) => {
      const told = execFileSync(process.execPath, [child, what, file], { encoding: 'utf8' })
      const result = toldSchema.parse(JSON.parse(told))
      assert(result.rowCount === rowCount, `${what} must read all ${rowCount} rows`)
      return result
    }
    const least = read(floor)
    const ours = read('ours')
    return {
      value: ours.ms,
      floor: least.ms,
      memoryMb: ours.memoryMb,
      floorMemoryMb: least.memoryMb,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
