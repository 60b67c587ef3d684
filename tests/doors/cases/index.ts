/** Every case of every call. A call of the contract without a case is an error. */
import { accountsCases } from './accounts.ts'
import { auditCases } from './audit.ts'
import type { Case } from './case.ts'
import { intakeCases } from './intake.ts'
import { officeCases } from './office.ts'
import { peopleCases } from './people.ts'

export const cases: readonly Case[] = [
  ...accountsCases,
  ...auditCases,
  ...intakeCases,
  ...officeCases,
  ...peopleCases,
]
