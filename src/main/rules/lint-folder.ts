/** Everything that can be said of a folder of packs, or of one pack's folder, for its author. */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { checkCases } from './check-cases.ts'
import type { PackProblem } from './problem.ts'
import { readPacks } from './read-pack.ts'

export type FolderReport = {
  /** Packs that can be used, */
  readonly packCount: number
  /** and those that cannot. */
  readonly brokenCount: number
  readonly caseCount: number
  /** Empty where every pack is sound and answers its own examples as written. */
  readonly problems: readonly PackProblem[]
}

/** Reads the files; writes nothing. A folder that holds a `pack.yaml` is itself the pack. */
export function lintFolder(folder: string): FolderReport {
  const where = resolve(folder)
  if (!existsSync(where)) {
    const text = '没有这个文件夹，请核对路径。'
    const problems = [{ file: folder, line: 0, column: 0, text }]
    return { packCount: 0, brokenCount: 0, caseCount: 0, problems }
  }
  const single = existsSync(join(where, 'pack.yaml'))
  const parent = single ? dirname(where) : where
  const { packs, problems } = readPacks(parent, single ? basename(where) : undefined)
  const checked = packs.list().map(({ policy }) => checkCases(packs, { folder: parent, policy }))
  return {
    packCount: packs.list().length,
    brokenCount: new Set(problems.map(({ file }) => file.split('/')[0])).size,
    caseCount: checked.reduce((sum, { count }) => sum + count, 0),
    problems: [...problems, ...checked.flatMap((each) => each.problems)],
  }
}

/**
 * What is wrong with one pack of a folder and its examples, a sentence each; empty where it is
 * sound, and where there is no such pack.
 */
export function lintPolicy(folder: string, policy: string): readonly string[] {
  // A name of the packs' own kind, so that no path leads out of the folder.
  if (!/^[a-z0-9-]+$/u.test(policy) || !existsSync(join(folder, policy, 'pack.yaml'))) return []
  const { problems } = lintFolder(join(folder, policy))
  return problems.map(({ file, line, text }) =>
    line === 0 ? text : `${file} 第 ${line} 行：${text}`,
  )
}
