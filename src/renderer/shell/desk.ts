/** Who sits at which office's counter on which day: known to every screen behind the sign-in. */
import { createContext, useContext } from 'react'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Operator, Role } from '../../shared/accounts/model.ts'
import type { Office } from '../../shared/office/model.ts'

export type Desk = {
  readonly office: Office
  readonly operator: Operator
  /** The day everything is decided on; the practice date in a practice office. */
  readonly today: Day
  /** Called once the program has ended the session. */
  readonly signedOut: () => void
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  return getDefined(useContext(DeskContext), 'desk: used outside the sign-in')
}

/** True where the operator has one of the roles. */
export function hasRole(operator: Operator, roles: readonly Role[]): boolean {
  return operator.roles.some((role) => roles.includes(role))
}
