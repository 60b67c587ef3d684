/** 信息变更: lists, one case, what would follow from a form, and the newborns. */
import { fieldsOf } from '../../shared/changes/fields.ts'
import { operatorOf } from '../kernel/call-context.ts'
import { coverageYearOf, getOffice, getOverlay, listVillages } from '../office/index.ts'
import { findPerson } from '../people/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { readForm } from './decide.ts'
import { findConsequences } from './following.ts'
import { countChanges, listChanges, listChangesOf } from './lists.ts'
import { listNewborns } from './newborns.ts'
import { changesRouter } from './parts.ts'
import type { ChangesParts } from './parts.ts'
import { findHolder } from './record.ts'
import { changeErrorFrom } from './say-refusal.ts'
import { findChange } from './store.ts'

export function lookingCalls({ slot, packs }: ChangesParts) {
  const os = changesRouter()

  const followingParts = async (ledger: Ledger) => ({
    packs,
    overlay: await getOverlay(ledger.read),
  })

  return {
    list: os.list.handler(async ({ input, context }) => {
      const { read } = slot.get()
      const { accountId } = operatorOf(context)
      const { villageId, text } = input
      const page = await listChanges(read, { ...input, accountId })
      return { ...page, counts: await countChanges(read, { villageId, text }) }
    }),

    get: os.get.handler(async ({ input, context, errors }) => {
      const { accountId } = operatorOf(context)
      const change = await findChange(slot.get().read, { ...input, accountId })
      if (change === null) throw errors.CHANGE_NOT_FOUND()
      return change
    }),

    ofPerson: os.ofPerson.handler(({ input, context }) =>
      listChangesOf(slot.get().read, { ...input, ...operatorOf(context) }),
    ),

    preview: os.preview.handler(async ({ input, errors }) => {
      const ledger = slot.get()
      const { read, clock } = ledger
      const { personId } = input
      const person = await findPerson(read, personId)
      if (person === null) throw errors.PERSON_NOT_FOUND()
      const { practice } = await getOffice(read)
      const rules = { practice, today: clock.today(), villages: await listVillages(read) }
      const form = readForm(fieldsOf(person), input.wanted, rules)
      if (form.kind === 'refuse') throw changeErrorFrom(form.refusal, errors)
      const { before, after } = form
      const held = await findHolder(read, after.idNumber, personId)
      if (held !== null) throw changeErrorFrom(held, errors)
      const coverageYear = await coverageYearOf(ledger, packs)
      return findConsequences(
        read,
        { personId, before, after, coverageYear },
        await followingParts(ledger),
      )
    }),

    consequences: os.consequences.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { accountId } = operatorOf(context)
      const change = await findChange(ledger.read, { ...input, accountId })
      if (change === null) throw errors.CHANGE_NOT_FOUND()
      const { personId, before, after } = change
      const coverageYear = await coverageYearOf(ledger, packs)
      return findConsequences(
        ledger.read,
        { personId, before, after, coverageYear },
        await followingParts(ledger),
      )
    }),

    newborns: os.newborns.handler(async ({ input }) => {
      const { read, clock } = slot.get()
      const { policies } = await getOffice(read)
      const overlay = await getOverlay(read)
      return listNewborns(read, input, { packs, overlay, today: clock.today(), policies })
    }),
  }
}
