/** The office, its policies, readings and villages in the ledger. */
import type { Reader, Writing } from '../ledger/index.ts'
import type { Office, ReadingChoice, Village } from '../../shared/office/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'

export type NewOffice = {
  readonly name: string
  readonly regionCode: string
  readonly practiceDate: string | null
  readonly policies: readonly string[]
  readonly readings: readonly ReadingChoice[]
  readonly villages: readonly string[]
}

export async function getOffice(read: Reader): Promise<Office> {
  const office = await read
    .selectFrom('office')
    .selectAll()
    .where('to_action', 'is', null)
    .executeTakeFirst()
  const policies = await read
    .selectFrom('office_policy')
    .select('policy')
    .where('to_action', 'is', null)
    .orderBy('office_policy_id')
    .execute()
  const { name, region_code, practice_date } = getDefined(office, 'office of a ledger')
  return {
    name,
    regionCode: region_code,
    practice: practice_date !== null,
    policies: policies.map(({ policy }) => policy),
    readings: [...(await listReadingChoices(read))],
  }
}

export async function listReadingChoices(read: Reader): Promise<readonly ReadingChoice[]> {
  const rows = await read
    .selectFrom('reading_choice')
    .select(['policy', 'reading', 'chosen_option'])
    .where('to_action', 'is', null)
    .orderBy('reading_choice_id')
    .execute()
  return rows.map((row) => ({
    policy: row.policy,
    reading: row.reading,
    option: row.chosen_option,
  }))
}

export async function listVillages(read: Reader): Promise<readonly Village[]> {
  const rows = await read
    .selectFrom('village')
    .select(['village_id', 'name', 'position'])
    .where('to_action', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ villageId: row.village_id, name: row.name, position: row.position }))
}

/** Writes everything an office starts with; villages get the ids 1, 2, 3 … in their order. */
export async function openOffice(writing: Writing, office: NewOffice): Promise<void> {
  writing.open('office', {
    office_id: 1,
    name: office.name,
    region_code: office.regionCode,
    practice_date: office.practiceDate,
  })
  for (const [index, policy] of office.policies.entries()) {
    writing.open('office_policy', { office_policy_id: index + 1, policy })
  }
  for (const choice of office.readings) await keepReadingChoice(writing, choice)
  await openVillages(writing, office.villages)
}

export async function openVillages(writing: Writing, names: readonly string[]): Promise<void> {
  const firstId = await writing.nextId('village', 'village_id')
  const villages = await listVillages(writing.read)
  const lastPosition = villages.at(-1)?.position ?? 0
  for (const [index, name] of names.entries()) {
    writing.open('village', {
      village_id: firstId + index,
      name,
      position: lastPosition + index + 1,
    })
  }
}

/** Keeps one choice a reading; the one before it is closed. */
export async function keepReadingChoice(writing: Writing, choice: ReadingChoice): Promise<void> {
  const current = await writing.read
    .selectFrom('reading_choice')
    .selectAll()
    .where('policy', '=', choice.policy)
    .where('reading', '=', choice.reading)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (current !== undefined) {
    writing.replace('reading_choice', current, { chosen_option: choice.option })
    return
  }
  writing.open('reading_choice', {
    reading_choice_id: await writing.nextId('reading_choice', 'reading_choice_id'),
    policy: choice.policy,
    reading: choice.reading,
    chosen_option: choice.option,
  })
}
