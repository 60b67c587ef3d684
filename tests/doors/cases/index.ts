/** Every case of every call. A call of the contract without a case is an error. */
import { accountsCases } from './accounts.ts'
import { auditCases } from './audit.ts'
import type { Case } from './case.ts'
import { collectionsCases } from './collections.ts'
import { intakeCases } from './intake.ts'
import { officeCases } from './office.ts'
import { peopleCases } from './people.ts'
import { printingCases } from './printing.ts'
import { quotasCases } from './quotas.ts'
import { refusalCases } from './refusals.ts'
import { reviewCases } from './review.ts'

export const cases: readonly Case[] = [
  ...accountsCases,
  ...auditCases,
  ...collectionsCases,
  ...intakeCases,
  ...officeCases,
  ...peopleCases,
  ...printingCases,
  ...quotasCases,
  ...refusalCases,
  ...reviewCases,
]
