/** 续保 without a registration: what the rules are asked for a line of a tax list. Pure. */
import { z } from 'zod'
import { pastCoverSchema } from '../../shared/intake/past-cover.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import { daySchema } from '../../shared/kernel/schemas.ts'
import { identitySchema } from '../../shared/people/model.ts'
import { quote } from '../intake/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'

/** All that the decision depends on, and nothing that says whose it is. */
export const renewalSchema = z.object({
  policy: z.string(),
  coverageYear: z.int(),
  paidOn: daySchema,
  tier: z.int(),
  identities: z.array(identitySchema),
  /** As the ledger's own enrolments tell it. */
  pastCover: pastCoverSchema,
})
export type Renewal = z.infer<typeof renewalSchema>

/** An ordinary resident: whoever is born, moves in or left a job takes the registration first. */
export function quoteRenewal(
  renewal: Renewal,
  { packs, overlay }: { readonly packs: PackSet; readonly overlay: Overlay },
): Quotation {
  const { paidOn, ...asked } = renewal
  return quote(
    { ...asked, payDay: paidOn, circumstance: { kind: 'ordinary' }, birthDate: null },
    { packs, overlay, registeredOn: paidOn },
  )
}
