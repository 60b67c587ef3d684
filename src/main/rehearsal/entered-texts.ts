/** Texts of an amendment that would spoil a screen, a sheet or the record: found before recording. */
import type { Amendment } from '../rules/index.ts'

export type TextProblem = { readonly path: readonly (string | number)[]; readonly text: string }

// As `typedText` has it, but for the line breaks of a text over several lines in a file.
const invisible = /[\p{Cs}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?!\n)\p{Cc}/u
const longest = 500
const most = 20

/** The first of them, at most twenty; a line break stands only in the rows' own texts. */
export function findTextProblems(amendment: Amendment): readonly TextProblem[] {
  const problems: TextProblem[] = []
  walk(amendment, [], problems)
  const { documentNumber, clause, basis } = amendment
  for (const [field, text] of Object.entries({ documentNumber, clause, basis })) {
    if (text?.includes('\n') === true) problems.push({ path: [field], text: oneLine })
    if (text?.trim() === '') problems.push({ path: [field], text: '不能为空，请填写。' })
  }
  const { coverageYears } = amendment
  if (Array.isArray(coverageYears) && new Set(coverageYears).size !== coverageYears.length) {
    problems.push({
      path: ['coverageYears'],
      text: '待遇年度写重了，请每个年度只写一次。',
    })
  }
  return problems.slice(0, most)
}

const oneLine = '要写在一行里，请去掉换行。'

function walk(value: unknown, path: readonly (string | number)[], problems: TextProblem[]): void {
  if (problems.length >= most) return
  if (typeof value === 'string') {
    if (invisible.test(value)) {
      problems.push({ path, text: '含有看不见的控制字符或不完整的字符，请删去后重填。' })
    } else if (value.length > longest) {
      problems.push({ path, text: `不能超过 ${longest} 个字，请缩短。` })
    }
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) walk(each, [...path, index], problems)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (invisible.test(key)) {
        problems.push({ path, text: '有一个名称含有看不见的控制字符，请删去后重填。' })
      }
      walk(each, [...path, key], problems)
    }
  }
}
