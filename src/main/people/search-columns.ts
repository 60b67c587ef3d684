/** Finding people: one step of what a typed text can mean, as lines for the counter. */
import { groupsOf, phoneDigits } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { sexSchema } from '../../shared/people/model.ts'
import type { Identity, PersonLine } from '../../shared/people/model.ts'
import type { PersonStep, SearchStep } from './decide.ts'
import { firstSyllableOf } from './pinyin.ts'
import { documentTypeOf, listOwnIdentities } from './store.ts'

/** What `search` is told apart from the text. */
export type SearchOptions = {
  readonly limit: number
  /** Identities count where they hold on this day. */
  readonly today: Day
  /** The coverage year in which `registered` is meant. */
  readonly coverageYear: number
}

/** The last of what begins with a text. */
function afterAll(text: string): string {
  return `${text}\u{10FFFF}`
}

/** People whom one step finds, in its own order, at most `limit`. */
export async function searchColumn(
  read: Reader,
  by: SearchStep,
  options: SearchOptions,
): Promise<readonly PersonLine[]> {
  const rows = await findRows(read, by, options.limit)
  const personIds = rows.map((row) => row.person_id)
  const identities = await identitiesOf(read, personIds, options.today)
  const registered = await registeredOf(read, personIds, options.coverageYear)
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    documentType: documentTypeOf(row),
    idNumber: row.id_number,
    sex: sexSchema.parse(row.sex),
    birthDate: getDay(row.birth_date),
    villageId: row.village_id,
    villageName: row.village_name,
    identities: [...(identities.get(row.person_id) ?? [])],
    registered: registered.has(row.person_id),
  }))
}

async function findRows(read: Reader, by: SearchStep, limit: number): Promise<readonly FoundRow[]> {
  switch (by.column) {
    case 'household':
    case 'head':
      return listMembers(read, await householdsOf(read, by, limit), limit)
    case 'village':
      return listVillagers(read, by, limit)
    case 'surname':
      return listBySurname(read, by.text, limit)
    case 'phone':
      return listByPhone(read, by, limit)
    case 'id_number':
    case 'id_tail':
      return withSurvivors(
        read,
        await byColumn(everyLine(read), { ...by, column: by.column }, limit),
      )
    case 'name':
    case 'pinyin':
    case 'initials':
      return byColumn(lines(read), { ...by, column: by.column }, limit)
  }
}

type ColumnStep = PersonStep & {
  readonly column: 'id_number' | 'id_tail' | 'name' | 'pinyin' | 'initials'
}

function byColumn(
  people: ReturnType<typeof everyLine>,
  { column, text, whole }: ColumnStep,
  limit: number,
) {
  return whole
    ? people.where(`person.${column}`, '=', text).orderBy('person.person_id').limit(limit).execute()
    : people
        .where(`person.${column}`, '>=', text)
        .where(`person.${column}`, '<', afterAll(text))
        .orderBy(`person.${column}`)
        .limit(limit)
        .execute()
}

/** The number of somebody who was merged finds whoever goes on. */
async function withSurvivors(
  read: Reader,
  rows: readonly FoundRow[],
): Promise<readonly FoundRow[]> {
  const into = rows.flatMap((row) => row.merged_into ?? [])
  if (into.length === 0) return rows
  const survivors = await lines(read).where('person.person_id', 'in', into).execute()
  const byId = new Map(survivors.map((row) => [row.person_id, row]))
  const found = new Map<number, FoundRow>()
  for (const row of rows) {
    const line = row.merged_into === null ? row : byId.get(row.merged_into)
    if (line !== undefined) found.set(line.person_id, line)
  }
  return [...found.values()]
}

/** People with the name of their village; of those who were merged, whoever goes on stands for them. */
function lines(read: Reader) {
  return everyLine(read).where('person.merged_into', 'is', null)
}

function everyLine(read: Reader) {
  return read
    .selectFrom('person')
    .innerJoin('village', (join) =>
      join
        .onRef('village.village_id', '=', 'person.village_id')
        .on('village.to_action', 'is', null),
    )
    .selectAll('person')
    .select('village.name as village_name')
    .where('person.to_action', 'is', null)
}

async function listBySurname(read: Reader, syllable: string, limit: number) {
  const found = await lines(read)
    .where('person.pinyin', '>=', syllable)
    .where('person.pinyin', '<', afterAll(syllable))
    // The letter after the surname begins the next syllable. A few names only look so: 梁安.
    .where((eb) =>
      eb(
        eb.fn<string>('substr', ['person.pinyin', eb.val(syllable.length + 1), eb.val(1)]),
        '=',
        eb.fn<string>('substr', ['person.initials', eb.val(2), eb.val(1)]),
      ),
    )
    .orderBy('person.pinyin')
    .limit(limit)
    .execute()
  return found.filter((row) => firstSyllableOf(row.name) === syllable)
}

type Step<Column extends SearchStep['column']> = Extract<SearchStep, { readonly column: Column }>

function listByPhone(
  read: Reader,
  { text, whole }: { readonly text: string; readonly whole: boolean },
  limit: number,
) {
  const digits = phoneDigits('person.phone')
  return whole
    ? lines(read).where(digits, '=', text).orderBy('person.person_id').limit(limit).execute()
    : lines(read)
        .where(digits, '>=', text)
        .where(digits, '<', afterAll(text))
        .orderBy(digits)
        .limit(limit)
        .execute()
}

/** Ids of households by their number, or by the name of their head. */
async function householdsOf(
  read: Reader,
  by: Step<'household'> | Step<'head'>,
  limit: number,
): Promise<readonly number[]> {
  if (by.column === 'head') {
    const heads = await read
      .selectFrom('person')
      .select('household_id')
      .where('name', '=', by.text)
      .where('relation_to_head', '=', headRelation)
      .where('to_action', 'is', null)
      .limit(limit)
      .execute()
    return heads.flatMap((row) => row.household_id ?? [])
  }
  const numbered = read
    .selectFrom('household')
    .select('household_id')
    .where('to_action', 'is', null)
  const rows = by.whole
    ? await numbered.where('household_number', '=', by.text).execute()
    : await numbered
        .where('household_number', '>=', by.text)
        .where('household_number', '<', afterAll(by.text))
        .orderBy('household_number')
        .limit(limit)
        .execute()
  return rows.map((row) => row.household_id)
}

/** What the head of a household is to themselves. */
const headRelation = '户主'

async function listMembers(read: Reader, householdIds: readonly number[], limit: number) {
  if (householdIds.length === 0) return []
  return lines(read)
    .where('person.household_id', 'in', householdIds)
    .orderBy('person.household_id')
    .orderBy('person.person_id')
    .limit(limit)
    .execute()
}

type FoundRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

/** Village by village, so that each is read along its index. */
async function listVillagers(
  read: Reader,
  { text, name }: Step<'village'>,
  limit: number,
): Promise<FoundRow[]> {
  const villages = await read
    .selectFrom('village')
    .select('village_id')
    .where('to_action', 'is', null)
    .where('name', '>=', text)
    .where('name', '<', afterAll(text))
    .orderBy('name')
    .execute()
  const found: FoundRow[] = []
  for (const { village_id: villageId } of villages) {
    const left = limit - found.length
    if (left <= 0) break
    const there = lines(read).where('person.village_id', '=', villageId).limit(left)
    const rows =
      name === ''
        ? await there.orderBy('person.person_id').execute()
        : await there
            .where('person.name', '>=', name)
            .where('person.name', '<', afterAll(name))
            .orderBy('person.name')
            .execute()
    found.push(...rows)
  }
  return found
}

async function identitiesOf(
  read: Reader,
  personIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = await listOwnIdentities(read, personIds)
  const holds = ({ from, to }: Identity) =>
    (from === null || from <= today) && (to === null || to >= today)
  return new Map(
    [...found].map(([personId, held]) => [personId, held.filter(holds).map(({ term }) => term)]),
  )
}

async function registeredOf(
  read: Reader,
  personIds: readonly number[],
  coverageYear: number,
): Promise<ReadonlySet<number>> {
  if (personIds.length === 0) return new Set()
  const { members, rootOf } = await groupsOf(read, personIds)
  const registrations = await read
    .selectFrom('registration')
    .select('person_id')
    .where('person_id', 'in', [...members])
    .where('coverage_year', '=', coverageYear)
    .where('to_action', 'is', null)
    .execute()
  const enrolments = await read
    .selectFrom('enrolment')
    .select('person_id')
    .where('person_id', 'in', [...members])
    .where('coverage_year', '=', coverageYear)
    .where('to_action', 'is', null)
    .execute()
  return new Set([...registrations, ...enrolments].map((row) => rootOf(row.person_id)))
}
