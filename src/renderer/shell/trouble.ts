/** What the program could not do, as one sentence for the person at the counter. */
import { ORPCError } from '@orpc/client'
import { ConnectionLost, LaunchNeeded } from './connection.ts'
import { words } from './words.ts'

/** The sentence of an error: the contract's own where it has one, else one calm sentence. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ConnectionLost) return words.connectionLost
  if (error instanceof LaunchNeeded) return words.launchNeeded
  if (error instanceof ORPCError) {
    if (error.defined || startsInChinese(error.message)) return error.message
    if (error.code === 'BAD_REQUEST') return issueOf(error.data) ?? words.badRequest
    const reference = referenceOf(error.data)
    if (reference !== null) return words.bugWithReference(reference)
  }
  return words.bug
}

/** The code of a refusal that the contract declares, null for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError ? error.code : null
}

/** What a refusal says beside its sentence; empty where it says nothing more. */
export function dataOf(error: unknown): Readonly<Record<string, unknown>> {
  const data: unknown = error instanceof ORPCError ? error.data : null
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

/** True where the program answered and nothing was saved; false where nobody knows. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.status < 500
}

function startsInChinese(text: string): boolean {
  return /^[\p{Script=Han}“「]/u.test(text)
}

function referenceOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('reference' in data)) return null
  return typeof data.reference === 'string' ? data.reference : null
}

function issueOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('issues' in data)) return null
  if (!Array.isArray(data.issues)) return null
  const first: unknown = data.issues[0]
  if (typeof first !== 'object' || first === null || !('message' in first)) return null
  const message = first.message
  return typeof message === 'string' && startsInChinese(message) ? message : null
}
