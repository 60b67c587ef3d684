/**
 * The numbered steps from an empty file to today's schema, in tens, forward only. A step that has
 * been released never changes; what it left out is a step of its own.
 */
import { walkIn } from './0010-walk-in.ts'

export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: readonly string[]
}

export const migrations: readonly Migration[] = [walkIn]
