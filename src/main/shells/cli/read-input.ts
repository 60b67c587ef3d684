/** Reads the JSON input of a call, and says in one sentence which field is wrong and how. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { Trouble } from '../../kernel/trouble.ts'
import type { ContractCall } from './contract-calls.ts'

/** Throws Trouble `wrong-call`. `made` is told of a request id that had to be made up. */
export function readInput(
  call: ContractCall,
  text: string,
  made: (requestId: string) => void,
): unknown {
  const given = parseJson(text)
  if (call.input === null) return undefined
  const input = call.meta.writes ? withRequestId(given, made) : given
  const reading = call.input.safeParse(input, { error: describeIssue })
  if (reading.success) return input
  const [issue] = reading.error.issues
  if (issue === undefined) return input
  const others = reading.error.issues.length - 1
  const more = others === 0 ? '' : `（另有 ${others} 处不对）`
  throw wrongCall(`${call.name} 的输入不对：${fieldOf(issue.path)}${issue.message}${more}。`)
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw wrongCall(`标准输入不是有效的 JSON（${why}），没有办理，请改正后重试。`)
  }
}

function withRequestId(input: unknown, made: (requestId: string) => void): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  if ('requestId' in input) return input
  const requestId = randomUUID()
  made(requestId)
  return { requestId, ...input }
}

function fieldOf(path: readonly PropertyKey[]): string {
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
function describeIssue(issue: z.core.$ZodRawIssue): string {
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

function wrongCall(sentence: string): Trouble {
  return new Trouble('wrong-call', sentence)
}
