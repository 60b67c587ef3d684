/** Every case of every call. A call of the contract without a case is an error. */
import { accountsCases } from './accounts.ts'
import { amendmentCases } from './amendments.ts'
import { standingCases } from './standing.ts'
import { auditCases } from './audit.ts'
import type { Case } from './case.ts'
import { assessmentCases } from './assessment.ts'
import { collectionsCases } from './collections.ts'
import { duplicateCases } from './duplicates.ts'
import { evidenceCases } from './evidence.ts'
import { intakeCases } from './intake.ts'
import { obstacleCases } from './obstacles.ts'
import { officeCases } from './office.ts'
import { peopleCases } from './people.ts'
import { platformCases } from './platform.ts'
import { policiesCases } from './policies.ts'
import { printingCases } from './printing.ts'
import { quotasCases } from './quotas.ts'
import { rehearsalCases } from './rehearsal.ts'
import { refusalCases } from './refusals.ts'
import { reviewCases } from './review.ts'
import { rosterBatchCases } from './roster-batches.ts'
import { rosterCases } from './rosters.ts'
import { taxListCases } from './tax-lists.ts'

export const cases: readonly Case[] = [
  ...accountsCases,
  ...amendmentCases,
  ...standingCases,
  ...auditCases,
  ...assessmentCases,
  ...collectionsCases,
  ...duplicateCases,
  ...evidenceCases,
  ...intakeCases,
  ...obstacleCases,
  ...officeCases,
  ...peopleCases,
  ...platformCases,
  ...policiesCases,
  ...printingCases,
  ...quotasCases,
  ...rehearsalCases,
  ...refusalCases,
  ...reviewCases,
  ...rosterCases,
  ...rosterBatchCases,
  ...taxListCases,
]
