/** Why an input does not fit its schema, in a clerk's words instead of the library's. */
import type { z } from 'zod'

/** `字段 operators[0].userName `, empty where the input as a whole is meant. */
export function fieldOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return ''
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
  return `字段 ${name.join('').replace(/^\./, '')} `
}

const typeNames: Readonly<Record<string, string>> = {
  array: '数组',
  boolean: 'true 或 false',
  int: '整数',
  null: 'null',
  number: '数字',
  object: '对象',
  string: '文字',
}

/** zod's own reasons in words; a schema that has a sentence of its own keeps it. */
export function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '缺少'
      return `应当是${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `只能是 ${issue.values.map((value) => JSON.stringify(value)).join('、')}`
    case 'too_small':
      return boundSentence(issue.origin, { word: '少', bound: issue.minimum })
    case 'too_big':
      return boundSentence(issue.origin, { word: '多', bound: issue.maximum })
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? `只能是 ${issue.options.map((option) => JSON.stringify(option)).join('、')}`
        : '不是允许的任何一种'
    default:
      return '不符合要求'
  }
}

function boundSentence(
  origin: string,
  { word, bound }: { readonly word: '少' | '多'; readonly bound: number | bigint },
): string {
  if (origin === 'string') return `至${word} ${bound} 个字符`
  if (origin === 'array') return `至${word} ${bound} 项`
  return word === '少' ? `不能小于 ${bound}` : `不能大于 ${bound}`
}
