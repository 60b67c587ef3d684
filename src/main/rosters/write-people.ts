/** People whom a list brings in or changes, a stretch of lines at a time, as they stand at that moment. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { documentFrom, tellsBirth } from './id-parts.ts'
import type { RosterKind } from '../../shared/rosters/kinds.ts'
import type { NewRow, StateRow, Writing } from '../ledger/index.ts'
import { nothingAsked, personFieldsFrom, soundOf } from '../people/index.ts'
import { personChanges } from './person-change.ts'
import type { StagedLine } from './staged-lines.ts'

type NewPersonFields = ReturnType<typeof personFieldsFrom>

export type PreparedPeople = {
  readonly kind: RosterKind
  readonly lines: readonly StagedLine[]
  /** By line: what would be recorded if nobody has the number. */
  readonly fields: ReadonlyMap<number, NewPersonFields>
}

/** What takes time, pinyin above all, is done before the ledger is locked. */
export function preparePeople(lines: readonly StagedLine[], kind: RosterKind): PreparedPeople {
  const fields = new Map<number, NewPersonFields>()
  for (const line of lines) {
    const { id_number: number, village_id: villageId, name, person_id: personId } = line
    const isNew = kind.createsPeople && personId === null && line.outcome === 'new'
    if (!isNew || number === null || villageId === null || name === null) continue
    if (!tellsBirth(number)) continue
    const document = documentFrom(number)
    fields.set(line.line, personFieldsFrom({ name, document, villageId, phone: line.phone }))
  }
  return { kind, lines, fields }
}

/** Answers the ids of those who were recorded now, by line. */
export async function writePeople(
  writing: Writing,
  prepared: PreparedPeople,
): Promise<ReadonlyMap<number, number>> {
  const { kind, lines, fields } = prepared
  const byId = await peopleById(writing, lines)
  const byNumber = await peopleByNumber(writing, fields)
  const households = new Households(writing)
  await households.read(
    lines.flatMap((line) => line.household_number ?? []),
    [...byId.values()].flatMap((row) => row.household_id ?? []),
  )
  const brought = new Map<number, number>()
  let nextId = await writing.nextId('person', 'person_id')
  for (const line of lines) {
    const fresh = fields.get(line.line)
    if (fresh !== undefined) {
      // Somebody may have been recorded at the counter since the preview.
      const known = byNumber.get(fresh.id_number)
      if (known !== undefined) {
        brought.set(line.line, known)
        continue
      }
      const row = newPersonRow(line, { personId: nextId, fields: fresh, households })
      writing.open('person', row)
      brought.set(line.line, nextId)
      byNumber.set(fresh.id_number, nextId)
      nextId += 1
      continue
    }
    const person = line.person_id === null ? undefined : byId.get(line.person_id)
    if (person === undefined || line.outcome === 'ambiguous') continue
    changePerson(writing, { line, person, kind, households })
  }
  return brought
}

async function peopleById(writing: Writing, lines: readonly StagedLine[]) {
  const ids = [...new Set(lines.flatMap((line) => line.person_id ?? []))]
  const rows = await writing.read
    .selectFrom('person')
    .selectAll()
    .where('person_id', 'in', ids)
    .where('to_action', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row]))
}

async function peopleByNumber(
  writing: Writing,
  fields: PreparedPeople['fields'],
): Promise<Map<string, number>> {
  const numbers = [...fields.values()].map((one) => one.id_number)
  const rows = await writing.read
    .selectFrom('person')
    .select(['person_id', 'id_number', 'merged_into'])
    .where('id_number', 'in', numbers)
    .where('to_action', 'is', null)
    .execute()
  // The number of somebody who was merged is whoever's record goes on.
  return new Map(rows.map((row) => [row.id_number, row.merged_into ?? row.person_id]))
}

function newPersonRow(
  line: StagedLine,
  parts: {
    readonly personId: number
    readonly fields: NewPersonFields
    readonly households: Households
  },
): NewRow<'person'> {
  const { personId, fields, households } = parts
  const number = line.household_number
  return {
    person_id: personId,
    ...fields,
    household_id: number === null ? null : households.idOf(number, fields.village_id),
    relation_to_head: number === null ? null : (line.relation ?? '家庭成员'),
    ...nothingAsked,
    merged_into: null,
  }
}

function changePerson(
  writing: Writing,
  parts: {
    readonly line: StagedLine
    readonly person: StateRow<'person'>
    readonly kind: RosterKind
    readonly households: Households
  },
): void {
  const { line, person, kind, households } = parts
  // Merged since the preview: what the list says stays evidence, the record that goes on stays as it is.
  if (person.merged_into !== null) return
  const wanted = {
    name: line.name,
    villageId: line.village_id,
    householdNumber: line.household_number,
    relation: line.relation,
    phone: line.phone,
  }
  const { household_id: householdId } = person
  const householdNumber = householdId === null ? null : households.numberOf(householdId)
  const changes = personChanges(kind, wanted, { ...person, householdNumber })
  if (Object.keys(changes).length === 0) return
  const villageId = changes.villageId ?? person.village_id
  writing.replace('person', person, {
    ...(changes.name === undefined ? {} : { name: changes.name, ...soundOf(changes.name) }),
    village_id: villageId,
    ...(changes.phone === undefined ? {} : { phone: changes.phone }),
    ...(changes.household === undefined
      ? {}
      : {
          household_id: households.idOf(changes.household.householdNumber, villageId),
          relation_to_head: changes.household.relation,
        }),
  })
}

/** Households by their number, opened where a list names one that is not there. */
class Households {
  readonly #writing: Writing
  readonly #byNumber = new Map<string, number>()
  readonly #byId = new Map<number, string>()
  #nextId = 0

  constructor(writing: Writing) {
    this.#writing = writing
  }

  async read(numbers: readonly string[], ids: readonly number[]): Promise<void> {
    const rows = await this.#writing.read
      .selectFrom('household')
      .select(['household_id', 'household_number'])
      .where('to_action', 'is', null)
      .where((eb) =>
        eb.or([
          eb('household_number', 'in', [...new Set(numbers)]),
          eb('household_id', 'in', [...new Set(ids)]),
        ]),
      )
      .execute()
    for (const row of rows) this.#keep(row.household_number, row.household_id)
    this.#nextId = await this.#writing.nextId('household', 'household_id')
  }

  numberOf(householdId: number): string | null {
    return this.#byId.get(householdId) ?? null
  }

  idOf(householdNumber: string, villageId: number): number {
    const known = this.#byNumber.get(householdNumber)
    if (known !== undefined) return known
    const householdId = this.#nextId
    this.#nextId += 1
    this.#writing.open('household', {
      household_id: householdId,
      household_number: householdNumber,
      village_id: villageId,
    })
    this.#keep(householdNumber, householdId)
    return getDefined(this.#byNumber.get(householdNumber), 'household that was just opened')
  }

  #keep(number: string, id: number): void {
    this.#byNumber.set(number, id)
    this.#byId.set(id, number)
  }
}
