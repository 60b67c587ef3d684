/** The packs that came with the program. */
import { readPacks } from '../../rules/index.ts'
import type { PackSet } from '../../rules/index.ts'
import { findProgramFolders } from '../program-folders.ts'

/** A broken pack is told and left out: the others still answer. */
export function readOwnPacks(): PackSet {
  const { packs, problems } = readPacks(findProgramFolders().rules)
  for (const { file, line, column, text } of problems) {
    const place = line === 0 ? '' : ` 第 ${line} 行第 ${column} 列`
    process.stderr.write(`政策包有误，没有采用：rules/${file}${place}：${text}\n`)
  }
  return packs
}
