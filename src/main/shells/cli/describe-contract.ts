/** `canbao contract`: every call of the contract as JSON Schema. */
import { z } from 'zod'
import { listCalls } from './contract-calls.ts'
import type { ContractCall } from './contract-calls.ts'

export type CallDescription = {
  readonly name: string
  /** What it is for, one Chinese sentence. */
  readonly summary: string
  /** `anyone`, `signed-in`, or the roles that may make it. */
  readonly roles: 'anyone' | 'signed-in' | readonly string[]
  readonly writes: boolean
  readonly input: object
  readonly output: object
  readonly errors: readonly {
    readonly code: string
    readonly status: number
    readonly message: string
    readonly data: object | null
  }[]
}

export function describeContract(): readonly CallDescription[] {
  return listCalls().map(describe)
}

function describe(call: ContractCall): CallDescription {
  return {
    name: call.name,
    summary: call.meta.summary,
    roles: call.meta.access,
    writes: call.meta.writes,
    input: call.input === null ? noInput : toSchema(call.input),
    output: call.output === null ? {} : toSchema(call.output),
    errors: call.errors.map((error) => ({
      ...error,
      data: error.data === null ? null : toSchema(error.data),
    })),
  }
}

/** Nothing is read from the input of such a call. */
const noInput = { type: 'object', properties: {} }

/** As JSON carries it, before a schema reads a text as a day. */
function toSchema(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
