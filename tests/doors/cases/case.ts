import type { Desk } from '../support/desk.ts'

/** What a call answers, on whichever door. */
export type Case = {
  /** The call that it is about, `intake.register`. */
  readonly call: string
  /** The rule as a clerk would say it. */
  readonly rule: string
  /** The office of `anOffice`, or none yet. */
  readonly office: 'founded' | 'none'
  readonly run: (desk: Desk) => Promise<void>
}
