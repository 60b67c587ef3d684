/**
 * The numbered steps from an empty file to today's schema, in tens, forward only. A step that has
 * been released never changes; what it left out is a step of its own.
 */
import { walkIn } from './0010-walk-in.ts'
import type { Migration } from './migration.ts'

export type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [walkIn]
