/** The task tables of both notices, from their packs, with some of the work done. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPacks } from '../../src/main/rules/index.ts'
import { findTaskTable } from '../../src/main/quotas/table.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { TaskTable } from '../../src/shared/quotas/contract.ts'

const rulesFolder = join(import.meta.dirname, '../../rules')

type Progress = {
  readonly officeName: string
  readonly completed: Readonly<Record<string, number>>
  readonly notes?: Readonly<Record<string, string>>
}

export function aTaskTable(
  policy: string,
  progress: Progress,
  folder: string = rulesFolder,
): TaskTable {
  const pack = readPacks(folder).packs.get(policy).summary
  const table = findTaskTable({
    pack,
    office: {
      name: progress.officeName,
      regionCode: pack.regionCode,
      practice: false,
      policies: [policy],
      readings: [],
    },
    completed: new Map(Object.entries(progress.completed)),
    notes: new Map(Object.entries(progress.notes ?? {})),
    asOf: getDay('2023-11-20'),
  })
  return getDefined(table, `task table of ${policy}`)
}

/** 947 of 1,894 is the half; 143 of 143 is all. Done in all: 947 + 143 = 1,090. */
export function pulvTable(notes: Readonly<Record<string, string>> = {}): TaskTable {
  return aTaskTable('tongliang-2024', {
    officeName: '蒲吕街道医疗保障服务站',
    completed: { 平安村: 947, 新市社区: 143 },
    notes: { 平安村: '已走访三组', ...notes },
  })
}

/** 39,050 of 78,100 is the half. */
export function dongmingTable(): TaskTable {
  return aTaskTable('dongming-2024', {
    officeName: '东明县医疗保障局',
    completed: { 陆圈镇: 39_050 },
  })
}

/** The table of a pack whose annex lists `count` villages, each with a target of 100. */
export function aPackTable(count: number): TaskTable {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-rules-'))
  try {
    cpSync(rulesFolder, folder, { recursive: true })
    const packFile = join(folder, 'tongliang-2024/pack.yaml')
    const pack = readFileSync(packFile, 'utf8')
    writeFileSync(packFile, pack.replace('total: 30158', `total: ${count * 100}`))
    const rows = Array.from({ length: count }, (_, index) => `第${index + 1}村,100`)
    writeFileSync(
      join(folder, 'tongliang-2024/task-table.csv'),
      ['名称,任务数', ...rows, ''].join('\n'),
    )
    return aTaskTable(
      'tongliang-2024',
      { officeName: '蒲吕街道医疗保障服务站', completed: { 第1村: 50, 第60村: 100 } },
      folder,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A table longer than any notice's: villages 1 to `count`, each with a target of 100. */
export function aLongTable(count: number): TaskTable {
  const rows = Array.from({ length: count }, (_, index) => ({
    position: index + 1,
    name: `第${index + 1}村民委员会`,
    target: 100,
    completed: index % 101,
    note: '',
  }))
  return {
    ...pulvTable(),
    rows,
    statedTotal: count * 100,
    total: {
      target: count * 100,
      completed: rows.reduce((sum, { completed }) => sum + completed, 0),
    },
  }
}
