/** What a list changes of somebody in the ledger, or that it brings somebody new in. */
import type { PersonPart, RosterKind } from '../../shared/rosters/kinds.ts'
import type { Change } from './decide.ts'

/** What a line says of a person. */
export type Wanted = {
  readonly name: string | null
  readonly villageId: number | null
  readonly householdNumber: string | null
  readonly relation: string | null
  readonly phone: string | null
}

export type Known = {
  readonly name: string
  readonly village_id: number
  readonly householdNumber: string | null
  readonly relation_to_head: string | null
  readonly phone: string | null
}

export type PersonChanges = {
  readonly name?: string
  readonly villageId?: number
  readonly household?: { readonly householdNumber: string; readonly relation: string }
  readonly phone?: string
}

/** What a kind would change; a part that the list leaves empty stays as it is. */
export function personChanges(kind: RosterKind, wanted: Wanted, known: Known): PersonChanges {
  const updates = (part: PersonPart) => kind.updates.includes(part)
  const { name, villageId, phone } = wanted
  const household = householdOf(wanted, known)
  return {
    ...(updates('name') && name !== null && name !== known.name ? { name } : {}),
    ...(updates('village') && villageId !== null && villageId !== known.village_id
      ? { villageId }
      : {}),
    ...(updates('household') && household !== null ? { household } : {}),
    ...(updates('phone') && phone !== null && phone !== known.phone ? { phone } : {}),
  }
}

function householdOf(wanted: Wanted, known: Known) {
  const { householdNumber, relation } = wanted
  if (householdNumber === null) return null
  const now = relation ?? known.relation_to_head ?? '家庭成员'
  const same = householdNumber === known.householdNumber && now === known.relation_to_head
  return same ? null : { householdNumber, relation: now }
}

/** In words for the preview. */
export function speakPersonChanges(
  changes: PersonChanges,
  known: Known,
  villages: ReadonlyMap<number, string>,
): readonly Change[] {
  const spoken: Change[] = []
  if (changes.name !== undefined) {
    spoken.push({ what: '姓名', before: known.name, after: changes.name })
  }
  if (changes.villageId !== undefined) {
    spoken.push({
      what: '村（社区）',
      before: villages.get(known.village_id) ?? null,
      after: villages.get(changes.villageId) ?? null,
    })
  }
  if (changes.household !== undefined) {
    const { householdNumber, relation } = changes.household
    spoken.push({
      what: '户号、与户主关系',
      before:
        known.householdNumber === null
          ? null
          : `${known.householdNumber} ${known.relation_to_head ?? ''}`,
      after: `${householdNumber} ${relation}`,
    })
  }
  if (changes.phone !== undefined) {
    spoken.push({ what: '联系电话', before: known.phone, after: changes.phone })
  }
  return spoken
}
