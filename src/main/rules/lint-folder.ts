/** Everything that can be said of a folder of packs, or of one pack's folder, for its author. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { checkCases } from './check-cases.ts'
import type { PackProblem } from './problem.ts'
import { readPacks } from './read-pack.ts'

export type FolderReport = {
  readonly packCount: number
  readonly caseCount: number
  /** Empty where every pack is sound and answers its own examples as written. */
  readonly problems: readonly PackProblem[]
}

/** Reads the files; writes nothing. A folder that holds a `pack.yaml` is itself the pack. */
export function lintFolder(folder: string): FolderReport {
  const where = resolve(folder)
  const single = existsSync(join(where, 'pack.yaml'))
  const parent = single ? dirname(where) : where
  const { packs, problems } = readPacks(parent, single ? basename(where) : undefined)
  const checked = packs.list().map(({ policy }) => {
    const file = `${policy}/cases.yaml`
    try {
      const text = readFileSync(join(parent, file), 'utf8')
      return checkCases(packs, { policy, file, text })
    } catch {
      const text = '没有 cases.yaml，请给每个日期、每类人员写上手工算好的例子。'
      return { count: 0, problems: [{ file, line: 0, column: 0, text }] }
    }
  })
  return {
    packCount: packs.list().length,
    caseCount: checked.reduce((sum, { count }) => sum + count, 0),
    problems: [...problems, ...checked.flatMap((each) => each.problems)],
  }
}
