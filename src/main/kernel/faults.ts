/** Turns whatever goes wrong in a call into an answer that a clerk can act on. */
import { ORPCError, ValidationError, os } from '@orpc/server'
import { randomBytes } from 'node:crypto'
import type { CallContext } from './call-context.ts'
import type { Log } from './log.ts'
import type { Trouble } from './trouble.ts'
import { commonErrors } from '../../shared/kernel/contract-kit.ts'

export type FaultOptions = {
  readonly log: Log
  /** Recognises a disk or file that failed under a write. */
  readonly storageTrouble: (error: unknown) => Trouble | null
  /** The sentence where the computer's clock was set back, null for anything else. */
  readonly clockTrouble: (error: unknown) => string | null
}

/** The outermost middleware: declared errors pass, the rest get a sentence and a reference. */
export function makeFaults({ log, storageTrouble, clockTrouble }: FaultOptions) {
  return os.$context<CallContext>().middleware(async ({ next, path }) => {
    const call = path.join('.')
    try {
      return await next()
    } catch (error) {
      if (error instanceof ORPCError) {
        const badInput = badInputFrom(error)
        if (badInput !== null) throw badInput
        if (error.code !== 'INTERNAL_SERVER_ERROR') throw error
      }
      const clock = clockTrouble(error)
      if (clock !== null) {
        const { status } = commonErrors.CLOCK_SET_BACK
        throw new ORPCError('CLOCK_SET_BACK', { status, message: clock })
      }
      const trouble = storageTrouble(error)
      if (trouble !== null) {
        log.error({ call, trouble: trouble.code }, 'storage failed')
        throw new ORPCError('STORAGE_FAILED', {
          status: commonErrors.STORAGE_FAILED.status,
          message: trouble.message,
        })
      }
      throw unexpected(error, { call, log })
    }
  })
}

function badInputFrom(error: ORPCError<string, unknown>): ORPCError<string, unknown> | null {
  if (error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return null
  const issues = error.cause.issues.map((issue) => ({
    path: (issue.path ?? [])
      .map((part) => String(typeof part === 'object' ? part.key : part))
      .join('.'),
    text: speakIssue(issue),
  }))
  const first = issues[0]
  const { status, message } = commonErrors.BAD_INPUT
  return new ORPCError('BAD_INPUT', {
    status,
    message: first === undefined ? message : sentenceFrom(first),
    data: { issues },
  })
}

/** A clerk has no use for the names that programs give to the options of a choice. */
function speakIssue(issue: { readonly message: string; readonly code?: unknown }): string {
  const isChoice = issue.code === 'invalid_value' || issue.code === 'invalid_union'
  return isChoice ? '不是可以选择的一项' : issue.message
}

function sentenceFrom({ path, text }: { readonly path: string; readonly text: string }): string {
  const field = path === '' ? '' : `（字段 ${path}）`
  return `填写有误${field}：${text.replace(/。$/u, '')}，请改正后重试。`
}

function unexpected(
  error: unknown,
  { call, log }: { readonly call: string; readonly log: Log },
): ORPCError<string, { readonly reference: string }> {
  const reference = randomBytes(4).toString('hex')
  log.error({ call, reference, error: traceOf(error) }, 'bug')
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    status: 500,
    message: `程序内部出错，本次没有保存，请重试；若再次出现，请把编号 ${reference} 告诉维护人员。`,
    data: { reference },
  })
}

/** Where a bug is, without its message: that may quote what a person typed. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const cause = error.cause instanceof Error ? ` ← ${traceOf(error.cause)}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return `${error.name} ${frames
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ')}${cause}`
}
