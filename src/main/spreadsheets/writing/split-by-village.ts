/** One workbook a village, together in one archive. */
import type { WrittenFile } from '../roster-file.ts'
import { writeTables } from './table-workbook.ts'
import type { TableColumn } from './table-workbook.ts'
import { writeZip } from './zip-writer.ts'

export type VillageRows = {
  readonly name: string
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
}

export type VillageSplit = {
  /** What the roster is called, the beginning of every file's name. */
  readonly title: string
  readonly columns: readonly TableColumn[]
  /** Asked for one after the other. */
  readonly villages: Iterable<VillageRows>
}

/** File names are unique and such that Windows takes them; nobody's village is left out. */
export async function splitByVillage(split: VillageSplit): Promise<WrittenFile> {
  const used = new Set<string>()
  const parts = [...split.villages].map((village) => ({
    name: fileNameOf(`${split.title}-${village.name}`, used),
    bytes: async function* () {
      yield await writeTables([
        { sheetName: village.name, columns: split.columns, rows: village.rows },
      ])
    },
  }))
  return { bytes: await writeZip(parts), extension: 'zip' }
}

const longestFileName = 80

function fileNameOf(wish: string, used: Set<string>): string {
  const base =
    wish
      .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
      .replaceAll(/^[.\s]+|[.\s]+$/gu, '')
      .slice(0, longestFileName) || '未分村'
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${base}.xlsx` : `${base}（${count}）.xlsx`
    // Windows tells no capitals apart.
    if (used.has(name.toLowerCase())) continue
    used.add(name.toLowerCase())
    return name
  }
}
