/** Signing in on the command line, and how a refusal is told there. */
import type { ORPCError } from '@orpc/server'
import { Trouble } from '../../kernel/trouble.ts'
import type { ExitCode } from '../telling.ts'

export type SignIn = { readonly userName: string; readonly password: string }

/** The password never stands on a command line, where others see it. */
export function signInAs(userName: string): SignIn {
  const password = process.env['CANBAO_PASSWORD']
  if (password !== undefined && password !== '') return { userName, password }
  throw new Trouble(
    'wrong-call',
    '缺少密码，没有办理，请把密码放在环境变量 CANBAO_PASSWORD 中再试。',
  )
}

/** One line, so that a script reads the last line of standard error. */
export function tellRefusal(error: ORPCError<string, unknown>): ExitCode {
  const { code, message, data } = error
  process.stderr.write(`${JSON.stringify({ code, message, data: data ?? null })}\n`)
  return code === 'BAD_REQUEST' ? 2 : 1
}
