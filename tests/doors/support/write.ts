/** What one write of the contract needs before it can succeed. */
import type { FoundOffice } from '../../../src/shared/office/model.ts'
import type { Desk } from './desk.ts'
import type { Client } from './doors.ts'

export type Write = {
  readonly call: string
  /** What its office has beside the defaults. */
  readonly office?: Partial<FoundOffice>
  /** Whoever makes the call, with everything in place for it to succeed. */
  readonly prepare: (desk: Desk) => Promise<Client>
  /** The call's own input, or what makes it from what is in place. */
  readonly input: object | ((desk: Desk) => Promise<object>)
}

export const signedIn = (role: Parameters<Desk['signIn']>[0]) => (desk: Desk) => desk.signIn(role)
