/** The calls about people. */
import { implement } from '@orpc/server'
import { peopleContract } from '../../shared/people/contract.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { proposeEighteenDigits, readDocumentNumber } from '../../shared/kernel/identity-document.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import { decideSearch } from './decide.ts'
import { findPerson, searchPeople } from './held-identities.ts'
import { noteReach } from './note-reach.ts'
import type { NoteRefusal } from './note-reach.ts'
import type { SearchOptions } from './search-columns.ts'

export type PeopleParts = {
  readonly slot: LedgerSlot
  /** The coverage year in which the office is enrolling now. */
  readonly coverageYearOf: (ledger: Ledger) => Promise<number>
}

const searchLimit = 50

export function makePeopleProcedures({ slot, coverageYearOf }: PeopleParts) {
  const os = implement(peopleContract).$context<CallContext>()

  const optionsFor = async (ledger: Ledger): Promise<SearchOptions> => ({
    limit: searchLimit + 1,
    today: ledger.clock.today(),
    coverageYear: await coverageYearOf(ledger),
  })

  return os.router({
    search: os.search.handler(async ({ input }) => {
      const ledger = slot.get()
      const options = await optionsFor(ledger)
      const found = new Map<number, PersonLine>()
      for (const step of decideSearch(input.text)) {
        for (const person of await searchPeople(ledger.read, step, options)) {
          if (!found.has(person.personId)) found.set(person.personId, person)
        }
        if (found.size > searchLimit) break
      }
      const people = [...found.values()]
      return { people: people.slice(0, searchLimit), more: people.length > searchLimit }
    }),

    get: os.get.handler(async ({ input, errors }) => {
      const person = await findPerson(slot.get().read, input.personId)
      if (person === null) throw errors.PERSON_NOT_FOUND()
      return person
    }),

    noteReach: os.noteReach.handler(async ({ input, context, errors }) => {
      const { requestId, ...noted } = input
      const ledger = slot.get()
      const recorded = await ledger.writer.record<Record<string, never>, NoteRefusal>(
        { requestId, kind: 'people.noteReach', operator: operatorOf(context), payload: noted },
        async (writing) => {
          const refusal = await noteReach(writing, noted)
          if (refusal !== null) return { kind: 'refuse', refusal }
          return { kind: 'record', subject: `person:${noted.personId}`, result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'PERSON_NOT_FOUND') throw errors.PERSON_NOT_FOUND()
        const { changedBy } = refusal
        throw errors.PERSON_CHANGED({
          message: `${changedBy ?? '别人'}刚改过这个人的档案，您填的没有保存，请看清现在的内容后再保存。`,
          data: { changedBy },
        })
      }
      return getDefined(await findPerson(ledger.read, noted.personId), 'person noted')
    }),

    readIdNumber: os.readIdNumber.handler(async ({ input }) => {
      const ledger = slot.get()
      const reading = readDocumentNumber(input.documentType, input.typed, {
        practice: ledger.practiceDate !== null,
        today: ledger.clock.today(),
      })
      if (reading.kind === 'refused') {
        return { ...reading, proposed: proposeEighteenDigits(input.typed) }
      }
      const { type: documentType, number, birthDate, sex } = reading.document
      const known = await searchPeople(
        ledger.read,
        { column: 'id_number', text: number, whole: true },
        await optionsFor(ledger),
      )
      return {
        kind: 'read' as const,
        documentType,
        idNumber: number,
        birthDate,
        sex,
        known: known[0] ?? null,
      }
    }),
  })
}
