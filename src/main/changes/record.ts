/** Taking a change down, mending it, withdrawing it, letting it in: each inside one action. */
import type { Day } from '../../shared/kernel/day.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Person } from '../../shared/people/model.ts'
import { applyChange, fieldsOf, listFieldChanges, listMoved } from '../../shared/changes/fields.ts'
import { changeStateSchema, isChangeMoveAllowed } from '../../shared/changes/model.ts'
import type {
  ChangeMove,
  ChangeState,
  PersonFields,
  Proof,
  WantedFields,
} from '../../shared/changes/model.ts'
import { sendBack } from '../intake/index.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Decision, Reader, Writing } from '../ledger/index.ts'
import { getOffice, listVillages } from '../office/index.ts'
import { findPerson, findPersonIdByNumber, personFieldsFrom } from '../people/index.ts'
import { changeNumberFrom, findProofRefusal, readForm } from './decide.ts'
import type { FormRefusal, ProofRefusal } from './decide.ts'
import { listGoingBack } from './following.ts'
import { authorOf, fieldsFrom, findChangeRow, findOpenChange, tookDown } from './store.ts'
import type { ChangeRow } from './store.ts'

/** In the order in which they are checked; the first that applies is the answer. */
export type ChangeRefusal =
  | { readonly code: 'PERSON_NOT_FOUND' | 'CHANGE_NOT_FOUND' }
  | { readonly code: 'WRONG_STATE'; readonly state: ChangeState }
  | { readonly code: 'OWN_CHANGE' }
  | { readonly code: 'CHANGE_CHANGED'; readonly changeId: number }
  | {
      readonly code: 'PERSON_CHANGED' | 'RECORD_MOVED'
      readonly changedBy: string | null
      readonly now: PersonFields
    }
  | { readonly code: 'CASE_OPEN'; readonly changeId: number; readonly changeNumber: string }
  | FormRefusal
  | { readonly code: 'NO_KEY_FIELD' | 'REASON_NEEDED' }
  | ProofRefusal
  | {
      readonly code: 'NUMBER_HELD'
      readonly personId: number
      readonly name: string
      readonly villageName: string
      readonly idNumber: string
    }
  | { readonly code: 'OWN_REGISTRATION'; readonly registrationNumber: string }

export type ChangeResult = { readonly changeId: number }
type ChangeDecision = Decision<ChangeResult, ChangeRefusal>

export type ChangeParts = { readonly operator: ActingOperator; readonly today: Day }

type Form = {
  readonly wanted: WantedFields
  readonly reason: string
  readonly proof: Proof | null
}

const refuse = (refusal: ChangeRefusal) => ({ kind: 'refuse', refusal }) as const

function done(changeId: number): ChangeDecision {
  return { kind: 'record', subject: `change:${changeId}`, result: { changeId } }
}

export async function takeChange(
  writing: Writing,
  input: Form & { readonly personId: number; readonly version: number },
  { operator, today }: ChangeParts,
): Promise<ChangeDecision> {
  const { personId } = input
  const person = await findPerson(writing.read, personId)
  if (person === null) return refuse({ code: 'PERSON_NOT_FOUND' })
  if (person.version !== input.version) return refuse(await movedFrom(writing.read, person))
  const read = await readWanted(writing, person, input)
  if (read.kind === 'refuse') return read
  const { before, after, isKey, proof } = read
  if (isKey) {
    const open = await findOpenChange(writing.read, personId)
    if (open !== null) {
      const { change_id: changeId, change_number: changeNumber } = open
      return refuse({ code: 'CASE_OPEN', changeId, changeNumber })
    }
  }
  const { regionCode } = await getOffice(writing.read)
  const changeId = await writing.nextId('person_change', 'change_id')
  writing.open('person_change', {
    change_id: changeId,
    change_number: changeNumberFrom(regionCode, changeId),
    person_id: personId,
    state: isKey ? 'waiting' : 'applied',
    is_key: isKey ? 1 : 0,
    ...contentOf({ before, after, reason: input.reason, proof }),
    taken_by: operator.accountId,
    taken_on: today,
    decided_by: null,
    decided_on: null,
    note: null,
  })
  if (!isKey) await writePerson(writing, personId, after)
  return done(changeId)
}

export async function mendChange(
  writing: Writing,
  input: Form & {
    readonly changeId: number
    readonly version: number
    readonly personVersion: number
  },
  { operator, today }: ChangeParts,
): Promise<ChangeDecision> {
  const found = await findForMove(writing.read, { ...input, move: 'mend' })
  if (found.kind === 'refuse') return found
  const { row } = found
  const person = getDefined(await findPerson(writing.read, row.person_id), 'changed person')
  if (person.version !== input.personVersion) return refuse(await movedFrom(writing.read, person))
  const read = await readWanted(writing, person, input)
  if (read.kind === 'refuse') return read
  const { before, after, isKey, proof } = read
  if (!isKey) return refuse({ code: 'NO_KEY_FIELD' })
  writing.replace('person_change', row, {
    state: 'waiting',
    ...contentOf({ before, after, reason: input.reason, proof }),
    // Whoever corrects it answers for it, and is kept from deciding on it like the first.
    taken_by: operator.accountId,
    taken_on: today,
    decided_by: null,
    decided_on: null,
    note: null,
  })
  return done(row.change_id)
}

export async function withdrawChange(
  writing: Writing,
  input: { readonly changeId: number; readonly version: number; readonly reason: string },
): Promise<ChangeDecision> {
  const found = await findForMove(writing.read, { ...input, move: 'withdraw' })
  if (found.kind === 'refuse') return found
  const { row } = found
  writing.replace('person_change', row, {
    state: 'withdrawn',
    decided_by: null,
    decided_on: null,
    note: input.reason,
  })
  return done(row.change_id)
}

export async function reviewChange(
  writing: Writing,
  input: {
    readonly changeId: number
    readonly version: number
    readonly verdict: 'approved' | 'sent-back'
    readonly reason: string | null
  },
  parts: ChangeParts,
): Promise<ChangeDecision> {
  const { operator, today } = parts
  const found = await findForMove(writing.read, { ...input, move: 'review', ...operator })
  if (found.kind === 'refuse') return found
  const { row } = found
  const decided = { decided_by: operator.accountId, decided_on: today }
  if (input.verdict === 'sent-back') {
    if (input.reason === null) return refuse({ code: 'REASON_NEEDED' })
    writing.replace('person_change', row, { ...decided, state: 'sent-back', note: input.reason })
    return done(row.change_id)
  }
  const person = getDefined(await findPerson(writing.read, row.person_id), 'changed person')
  const change = fieldsFrom(row)
  const now = fieldsOf(person)
  if (listMoved(now, change).length > 0) {
    const changedBy = await authorOf(writing.read, person.version)
    return refuse({ code: 'RECORD_MOVED', now, changedBy })
  }
  const held = await findHolder(writing.read, change.after.idNumber, row.person_id)
  if (held !== null) return refuse(held)
  const goingBack = await listGoingBack(writing.read, row.person_id)
  const own = goingBack.find(({ takerIds }) => takerIds.includes(operator.accountId))
  if (own !== undefined) {
    return refuse({ code: 'OWN_REGISTRATION', registrationNumber: own.registrationNumber })
  }
  await writePerson(writing, row.person_id, applyChange(now, change))
  writing.replace('person_change', row, { ...decided, state: 'applied', note: input.reason })
  for (const registration of goingBack) {
    await sendBack(writing, registration, { operator, today, reason: reasonOf(row) })
  }
  return done(row.change_id)
}

/** For the counter: why a registration came back, and what to do with it. */
function reasonOf(row: ChangeRow): string {
  const labels = listFieldChangesOf(row).join('、')
  return `信息变更 ${row.change_number} 已更改${labels}，请按新信息核对后重新提交。`
}

function listFieldChangesOf(row: ChangeRow): string[] {
  const { before, after } = fieldsFrom(row)
  return listFieldChanges(before, after).map(({ label }) => label)
}

function contentOf(content: {
  readonly before: PersonFields
  readonly after: PersonFields
  readonly reason: string
  readonly proof: Proof | null
}) {
  const { before, after, reason, proof } = content
  return {
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    village_id: before.villageId,
    former_number: before.idNumber === after.idNumber ? null : before.idNumber,
    former_name: before.name,
    reason,
    proof: proof === null ? null : JSON.stringify(proof),
  }
}

/** What a form would change of somebody, with its proof, or the first thing that is wrong. */
async function readWanted(writing: Writing, person: Person, form: Form) {
  const today = writing.recordedOn
  const before = fieldsOf(person)
  const { practice } = await getOffice(writing.read)
  const villages = await listVillages(writing.read)
  const reading = readForm(before, form.wanted, { practice, today, villages })
  if (reading.kind === 'refuse') return reading
  const { isKey } = reading
  const proofRefusal = findProofRefusal({ isKey, proof: form.proof }, today)
  if (proofRefusal !== null) return refuse(proofRefusal)
  const held = await findHolder(writing.read, reading.after.idNumber, person.personId)
  if (held !== null) return refuse(held)
  return { ...reading, proof: isKey ? form.proof : null }
}

/** Whoever else has a number now. */
export async function findHolder(read: Reader, idNumber: string, personId: number) {
  const holderId = await findPersonIdByNumber(read, idNumber)
  if (holderId === null || holderId === personId) return null
  const holder = getDefined(await findPerson(read, holderId), 'person with the number')
  return {
    code: 'NUMBER_HELD',
    personId: holderId,
    name: holder.name,
    villageName: holder.village.name,
    idNumber,
  } as const
}

async function movedFrom(read: Reader, person: Person): Promise<ChangeRefusal> {
  const changedBy = await authorOf(read, person.version)
  return { code: 'PERSON_CHANGED', changedBy, now: fieldsOf(person) }
}

type Found =
  | { readonly kind: 'found'; readonly row: ChangeRow }
  | { readonly kind: 'refuse'; readonly refusal: ChangeRefusal }

/** The case, where its state allows the move, the caller may make it, and it is what was shown. */
async function findForMove(
  read: Reader,
  asked: {
    readonly changeId: number
    readonly version: number
    readonly move: ChangeMove
    /** Of a reviewer, who decides on nothing that they took down. */
    readonly accountId?: number
  },
): Promise<Found> {
  const { changeId, version, move, accountId } = asked
  const row = await findChangeRow(read, changeId)
  if (row === null) return refuse({ code: 'CHANGE_NOT_FOUND' })
  const state = changeStateSchema.parse(row.state)
  if (!isChangeMoveAllowed(move, state)) return refuse({ code: 'WRONG_STATE', state })
  if (accountId !== undefined && (await tookDown(read, { changeId, accountId }))) {
    return refuse({ code: 'OWN_CHANGE' })
  }
  if (row.row_id !== version) return refuse({ code: 'CHANGE_CHANGED', changeId })
  return { kind: 'found', row }
}

/** The next version of the person, with the household as it is. */
async function writePerson(
  writing: Writing,
  personId: number,
  fields: PersonFields,
): Promise<void> {
  const row = await writing.read
    .selectFrom('person')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  const { name, villageId, phone, worksAway } = fields
  const document = {
    type: fields.documentType,
    number: fields.idNumber,
    birthDate: fields.birthDate,
    sex: fields.sex,
  }
  writing.replace('person', row, {
    ...personFieldsFrom({ name, document, villageId, phone }),
    village_group: fields.villageGroup,
    registered_address: fields.registeredAddress,
    residence_address: fields.residenceAddress,
    works_away: worksAway === null ? null : worksAway ? 'yes' : 'no',
    works_away_at: fields.worksAwayAt,
  })
}
