/**
 * How many single conditions a row comes to once the definitions that it names are written out. Two
 * definitions that each name the one before twice double with every line: a short file would keep
 * the counter waiting for hours.
 */
import { limits } from './limits.ts'
import type { ConditionDocument, PackDocument } from './pack-document.ts'
import type { DocumentProblem } from './problem.ts'

export function lintSizes(document: PackDocument): readonly DocumentProblem[] {
  const { otherYears, routes, prices, refund = [], definitions = [] } = document
  const problems: DocumentProblem[] = []
  const known = new Map<string, number>()
  const sizeOf = (when: ConditionDocument) => {
    const named = (when.is ?? []).reduce((sum, name) => sum + (known.get(name) ?? 0), 0)
    return Object.values(when).filter((value) => value !== undefined).length + named
  }
  const check = (size: number, path: readonly PropertyKey[], name: string) => {
    if (size <= limits.conditions) return
    const text = `“${name}”连同用到的定义展开以后超过 ${limits.conditions} 个条件，请删去重复引用的定义，或拆成几项。`
    problems.push({ path, text })
  }
  for (const [index, { name, any }] of definitions.entries()) {
    const size = any.reduce((sum, when) => sum + sizeOf(when), 0)
    check(size, ['definitions', index], name)
    // What is complained of already is not complained of again wherever it is named.
    known.set(name, size > limits.conditions ? 1 : size)
  }
  let total = 0
  for (const [table, rows] of Object.entries({ otherYears, routes, prices, refund })) {
    for (const [index, { name, when }] of rows.entries()) {
      if (when === undefined) continue
      const size = sizeOf(when)
      total += size
      check(size, [table, index, 'when'], name)
    }
  }
  if (total > limits.allConditions && problems.length === 0) {
    const text = `各表的条件连同用到的定义展开以后共有 ${total} 个，太多（最多 ${limits.allConditions} 个），请删去用不到的行，或合并条件相近的行。`
    problems.push({ path: ['routes'], text })
  }
  return problems
}
