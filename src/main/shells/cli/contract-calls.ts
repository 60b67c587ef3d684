/** The contract as a list of calls, `intake.register` and so on. */
import { isContractProcedure } from '@orpc/contract'
import type { ErrorMap } from '@orpc/contract'
import { z } from 'zod'
import { Bug } from '../../../shared/kernel/assert.ts'
import { contract } from '../../../shared/contract.ts'
import type { CallMeta } from '../../../shared/kernel/contract-kit.ts'

export type ContractCall = {
  readonly name: string
  /** `['intake', 'register']`. */
  readonly path: readonly string[]
  readonly meta: CallMeta
  readonly input: z.ZodType | null
  readonly output: z.ZodType | null
  readonly errors: readonly ContractError[]
}

export type ContractError = {
  readonly code: string
  readonly status: number
  readonly message: string
  readonly data: z.ZodType | null
}

/** Every call, in the contract's own order. */
export function listCalls(): readonly ContractCall[] {
  return walk(contract, [])
}

function walk(node: unknown, path: readonly string[]): readonly ContractCall[] {
  const name = path.join('.')
  if (isContractProcedure(node)) {
    const definition = node['~orpc']
    return [
      {
        name,
        path,
        // `contract-kit` is the only way to declare a call, and it always sets all of these.
        meta: definition.meta as CallMeta,
        input: zodOf(definition.inputSchema, name),
        output: zodOf(definition.outputSchema, name),
        errors: errorsOf(definition.errorMap, name),
      },
    ]
  }
  if (typeof node !== 'object' || node === null) throw new Bug(`no call: ${name}`)
  return Object.entries(node).flatMap(([key, child]) => walk(child, [...path, key]))
}

function errorsOf(errors: ErrorMap, name: string): readonly ContractError[] {
  return Object.entries(errors).flatMap(([code, error]) => {
    if (error === undefined) return []
    const { status, message, data } = error
    if (status === undefined || message === undefined) throw new Bug(`no words: ${name} ${code}`)
    return [{ code, status, message, data: zodOf(data, `${name} ${code}`) }]
  })
}

function zodOf(schema: unknown, where: string): z.ZodType | null {
  if (schema === undefined) return null
  if (schema instanceof z.ZodType) return schema
  throw new Bug(`not a zod schema: ${where}`)
}
