/** 全家办理: one action for everybody who was ticked. */
import type { FamilyRegistration, SavedFamily } from '../../shared/households/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { findRegistration } from '../intake/index.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { Reader } from '../ledger/index.ts'
import { getOffice, getOverlay } from '../office/index.ts'
import { householdsRouter } from './parts.ts'
import type { HouseholdsParts } from './parts.ts'
import { registerFamily } from './register-family.ts'
import type { FamilyRefusal, FamilyResult } from './register-family.ts'

export function registerCalls({ slot, packs }: HouseholdsParts) {
  const os = householdsRouter()
  return {
    register: os.register.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      // A pack that cannot be read decides nothing, adopted or not.
      if (packs.find(input.policy) === undefined) throw errors.POLICY_NOT_ADOPTED()
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<FamilyResult, FamilyRefusal>(
        { requestId, kind: 'households.register', operator, payload },
        async (writing) => {
          const { practice } = await getOffice(writing.read)
          return registerFamily(writing, payload, {
            packs,
            overlay: await getOverlay(writing.read),
            today: writing.recordedOn,
            operator,
            practice,
          })
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'HOUSEHOLD_HELD':
            throw errors.HOUSEHOLD_HELD({
              message: refusal.text,
              data: { trouble: refusal.trouble },
            })
          case 'MEMBERS_REFUSED':
            throw errors.MEMBERS_REFUSED({ data: { refusals: [...refusal.refusals] } })
          default:
            throw errors[refusal.code]()
        }
      }
      const { registrationIds } = recorded.result
      const registrations = await listSaved(ledger.read, registrationIds, recorded.actionId)
      return savedFrom(input, registrations)
    }),
  }
}

/** As they stood right after the action: a repeated request gets the same. */
async function listSaved(
  read: Reader,
  registrationIds: readonly number[],
  atAction: number,
): Promise<readonly FamilyRegistration[]> {
  const saved: FamilyRegistration[] = []
  for (const registrationId of registrationIds) {
    const stored = await findRegistration(read, registrationId, atAction)
    const { personId, name, registrationNumber, payableFen, state } = getDefined(
      stored,
      'registration of an action',
    )
    saved.push({ personId, name, registrationId, registrationNumber, payableFen, state })
  }
  return saved
}

function savedFrom(
  { householdId, coverageYear }: { readonly householdId: number; readonly coverageYear: number },
  registrations: readonly FamilyRegistration[],
): SavedFamily {
  return {
    householdId,
    coverageYear,
    registrations: [...registrations],
    totalFen: registrations.reduce((sum, { payableFen }) => sum + (payableFen ?? 0), 0),
    unsetCount: registrations.filter(({ payableFen }) => payableFen === null).length,
  }
}
