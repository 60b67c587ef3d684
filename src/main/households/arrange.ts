/** Who belongs to a household and what they are to its head, inside one action. */
import type { ArrangedMember } from '../../shared/households/model.ts'
import { isHead } from '../../shared/households/relations.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { findNewRegistrant } from '../intake/index.ts'
import type { Decision, StateRow, Writing } from '../ledger/index.ts'
import { personRowFrom } from '../people/index.ts'
import { findHousehold, findIdByNumber, memberRows } from './household.ts'
import type { AsOf } from './household.ts'

export type OpenRefusal =
  | { readonly code: 'PERSON_NOT_FOUND' }
  | { readonly code: 'HAS_HOUSEHOLD' | 'NUMBER_TAKEN'; readonly householdId: number }

type Opened = { readonly householdId: number }

/** 立户: somebody who is in none becomes the head of a new one. */
export async function openHousehold(
  writing: Writing,
  { personId, householdNumber }: { readonly personId: number; readonly householdNumber: string },
): Promise<Decision<Opened, OpenRefusal>> {
  const person = await findRow(writing, personId)
  if (person === undefined) return { kind: 'refuse', refusal: { code: 'PERSON_NOT_FOUND' } }
  if (person.household_id !== null) {
    const { household_id: householdId } = person
    return { kind: 'refuse', refusal: { code: 'HAS_HOUSEHOLD', householdId } }
  }
  const taken = await findIdByNumber(writing.read, householdNumber)
  if (taken !== null) {
    return { kind: 'refuse', refusal: { code: 'NUMBER_TAKEN', householdId: taken } }
  }
  const householdId = await writing.nextId('household', 'household_id')
  writing.open('household', {
    household_id: householdId,
    household_number: householdNumber,
    village_id: person.village_id,
  })
  writing.replace('person', person, { household_id: householdId, relation_to_head: '户主' })
  return { kind: 'record', subject: `household:${householdId}`, result: { householdId } }
}

/** Refusals in the order in which they are checked; the first that applies is the answer. */
export type ArrangeRefusal =
  | { readonly code: 'HOUSEHOLD_NOT_FOUND' }
  | { readonly code: 'HOUSEHOLD_CHANGED' }
  | { readonly code: 'NO_HEAD' }
  | { readonly code: 'TWO_HEADS' }
  | { readonly code: 'PERSON_NOT_FOUND' }
  | {
      readonly code: 'IN_OTHER_HOUSEHOLD'
      readonly personId: number
      readonly name: string
      readonly householdId: number
      readonly householdNumber: string
    }
  | { readonly code: 'LEAVES_NO_HEAD'; readonly personId: number; readonly householdId: number }
  | Extract<Awaited<ReturnType<typeof findNewRegistrant>>, { readonly kind: 'refuse' }>['refusal']
  | { readonly code: 'HEAD_DEAD'; readonly personId: number; readonly text: string }

export type ArrangeInput = {
  readonly householdId: number
  readonly version: string
  readonly members: readonly ArrangedMember[]
}

export type ArrangeParts = AsOf & { readonly practice: boolean }

/** Makes the members those of the list; a refusal takes back whatever was written before it. */
export async function arrange(
  writing: Writing,
  input: ArrangeInput,
  parts: ArrangeParts,
): Promise<Decision<Opened, ArrangeRefusal>> {
  const refuse = (refusal: ArrangeRefusal) => ({ kind: 'refuse', refusal }) as const
  const { householdId, members } = input
  const household = await findHousehold(writing.read, householdId, parts)
  if (household === null) return refuse({ code: 'HOUSEHOLD_NOT_FOUND' })
  if (household.version !== input.version) return refuse({ code: 'HOUSEHOLD_CHANGED' })
  const heads = members.filter(({ relation }) => isHead(relation))
  if (heads.length === 0) return refuse({ code: 'NO_HEAD' })
  if (heads.length > 1) return refuse({ code: 'TWO_HEADS' })

  const listed = new Set(members.flatMap(({ who }) => (who.kind === 'known' ? who.personId : [])))
  for (const row of await memberRows(writing.read, householdId)) {
    if (listed.has(row.person_id)) continue
    writing.replace('person', row, { household_id: null, relation_to_head: null })
  }
  for (const member of members) {
    const refusal = await place(writing, { member, householdId, parts })
    if (refusal !== null) return refuse(refusal)
  }
  const after = getDefined(await findHousehold(writing.read, householdId, parts), 'household')
  const head = after.members.find(({ relation }) => isHead(relation))
  const { trouble } = after
  if (trouble !== null && head !== undefined) {
    return refuse({ code: 'HEAD_DEAD', personId: head.person.personId, text: trouble.text })
  }
  return { kind: 'record', subject: `household:${householdId}`, result: { householdId } }
}

type Placing = {
  readonly member: ArrangedMember
  readonly householdId: number
  readonly parts: ArrangeParts
}

/** Null, or why this one cannot come in. */
async function place(
  writing: Writing,
  { member, householdId, parts }: Placing,
): Promise<ArrangeRefusal | null> {
  const { who, relation } = member
  if (who.kind === 'new') {
    const found = await findNewRegistrant(writing, who.person, parts)
    if (found.kind === 'refuse') return found.refusal
    const household = { householdId, relationToHead: relation }
    writing.open('person', personRowFrom({ ...found.record, household }))
    return null
  }
  const row = await findRow(writing, who.personId)
  if (row === undefined) return { code: 'PERSON_NOT_FOUND' }
  const elsewhere = row.household_id !== null && row.household_id !== householdId
  if (elsewhere) {
    const refusal = await leaving(writing, row, who.from)
    if (refusal !== null) return refusal
  }
  if (row.household_id === householdId && row.relation_to_head === relation) return null
  writing.replace('person', row, { household_id: householdId, relation_to_head: relation })
  return null
}

/** Whether somebody may leave the household that they are in for this one. */
async function leaving(
  writing: Writing,
  row: StateRow<'person'>,
  from: number | null,
): Promise<ArrangeRefusal | null> {
  const { person_id: personId, name } = row
  const householdId = getDefined(row.household_id, 'household of somebody elsewhere')
  if (from !== householdId) {
    const other = await writing.read
      .selectFrom('household')
      .select('household_number')
      .where('household_id', '=', householdId)
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    const { household_number: householdNumber } = other
    return { code: 'IN_OTHER_HOUSEHOLD', personId, name, householdId, householdNumber }
  }
  const left = await memberRows(writing.read, householdId)
  if (isHead(row.relation_to_head ?? '') && left.length > 1) {
    return { code: 'LEAVES_NO_HEAD', personId, householdId }
  }
  return null
}

function findRow(writing: Writing, personId: number) {
  return writing.read
    .selectFrom('person')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
}
