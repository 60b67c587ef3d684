/** Whom a refusal at the counter names, and what a clerk answers. */
import { z } from 'zod'
import { candidateSchema } from '../../shared/duplicates/model.ts'
import type { Candidate } from '../../shared/duplicates/model.ts'
import { codeOf, dataOf } from '../shell/trouble.ts'

export type NotSame = { readonly personIds: number[]; readonly reason: string }

/** Nobody where the refusal is another one. */
export function twinsIn(error: unknown): readonly Candidate[] {
  if (error === null || codeOf(error) !== 'LIKELY_DUPLICATES') return []
  const data = z.object({ candidates: z.array(candidateSchema) }).safeParse(dataOf(error))
  return data.success ? data.data.candidates : []
}
