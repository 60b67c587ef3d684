/** Reads the JSON input of a call, and says in one sentence which field is wrong and how. */
import { randomUUID } from 'node:crypto'
import { describeIssue, fieldOf } from '../../../shared/kernel/describe-issue.ts'
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
    throw wrongCall('标准输入不是有效的 JSON，没有办理，请检查引号、括号和逗号后重试。', error)
  }
}

function withRequestId(input: unknown, made: (requestId: string) => void): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  if ('requestId' in input) return input
  const requestId = randomUUID()
  made(requestId)
  return { requestId, ...input }
}

function wrongCall(sentence: string, cause?: unknown): Trouble {
  return new Trouble('wrong-call', sentence, { cause })
}
