/** Codes of findings are a closed list: screens have a word for each, and checks look for them. */
import { codeLabels } from '../../shared/rules/fact-words.ts'
import { tellNearest } from './nearest.ts'
import type { PackDocument } from './pack-document.ts'
import type { DocumentProblem } from './problem.ts'

const known = Object.keys(codeLabels)

export function lintCodes(document: PackDocument): readonly DocumentProblem[] {
  const { otherYears, routes, refund = [] } = document
  return Object.entries({ otherYears, routes, refund }).flatMap(([table, rows]) =>
    rows.flatMap(({ code }, index) => {
      const text = explainCode(code)
      return text === null ? [] : [{ path: [table, index, 'code'], text }]
    }),
  )
}

/** What is wrong with a code; null where it is one. */
export function explainCode(code: string): string | null {
  if (known.includes(code)) return null
  return `没有“${code}”这个依据代码${tellNearest(code, known)}，请改成 rules/README.md“依据代码”里列出的。`
}
