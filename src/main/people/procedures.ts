/** The calls about people. */
import { implement } from '@orpc/server'
import { peopleContract } from '../../shared/people/contract.ts'
import { readIdNumber } from '../../shared/kernel/id-number.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import { decideSearch } from './decide.ts'
import { findPerson, searchColumn } from './store.ts'
import type { SearchOptions } from './store.ts'

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
        for (const person of await searchColumn(ledger.read, step, options)) {
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

    readIdNumber: os.readIdNumber.handler(async ({ input }) => {
      const ledger = slot.get()
      const reading = readIdNumber(input.typed, {
        practice: ledger.practiceDate !== null,
        today: ledger.clock.today(),
      })
      if (reading.kind === 'refused') return reading
      const { number, birthDate, sex } = reading.idNumber
      const known = await searchColumn(
        ledger.read,
        { column: 'id_number', text: number, whole: true },
        await optionsFor(ledger),
      )
      return { kind: 'read' as const, idNumber: number, birthDate, sex, known: known[0] ?? null }
    }),
  })
}
