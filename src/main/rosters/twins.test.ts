/** Lists that bring in somebody who may be there already, or who is dead or insured elsewhere. */
import { beforeEach, expect, test } from 'vitest'
import { aDraft, aPerson } from '../../../tests/support/ledger-builder.ts'
import {
  apply,
  clerk,
  openRosterLedger,
  reviewer,
  stage,
} from '../../../tests/support/roster-office.ts'
import { aHead, aNumber, aRow } from '../../../tests/support/rosters.ts'
import type { Ledger } from '../ledger/index.ts'
import { soundOf } from '../people/index.ts'
import { matchKeyOf } from './decide.ts'
import { keepDecision } from './match-decisions.ts'
import { listLines } from './staged-lines.ts'

let office: { readonly folder: string; readonly ledger: Ledger }
const name = '周桂兰'

beforeEach(async () => {
  office = await openRosterLedger()
  await office.ledger.writer.record(aDraft('people-0001'), async (writing) => {
    const number = aNumber(2)
    const fields = { name, ...soundOf(name), id_number: number, id_tail: number.slice(-4) }
    writing.open('person', aPerson(1, fields))
    return { kind: 'record', result: {} }
  })
})

const population = aHead({
  kind: 'registered-population',
  sender: '派出所',
  authority: 'police',
  fileName: '户籍人口.xlsx',
})
/** Another number of the same day and sex. */
const twin = { name, idNumber: aNumber(4), village: '新联村' }

const linesOf = (staged: Awaited<ReturnType<typeof stage>>) =>
  listLines(staged.side, { kind: 'registered-population', after: 0 }).rows

test('名册带来的人和已有的很像，先由经办认定；认定不是同一人的建档，名单上不再问', async () => {
  const first = await stage(office, population, [aRow(2, twin)])
  const [asked] = linesOf(first)
  expect(asked).toMatchObject({ outcome: 'ambiguous', candidates: [{ personId: 1 }] })
  expect(asked?.candidates[0]?.reasons).toEqual(
    expect.arrayContaining(['姓名相同', '出生日期相同', '性别相同']),
  )

  await office.ledger.writer.record(
    aDraft('decide-0001', { kind: 'rosters.decideMatch', accountId: clerk.accountId }),
    async (writing) => {
      const line = { ...twin, proposedNumber: null, birth: null }
      await keepDecision(writing, {
        matchKey: matchKeyOf(line),
        personId: 1,
        same: false,
        reason: '同名同日生的两个人',
        operator: clerk,
      })
      return { kind: 'record', result: {} }
    },
  )
  const again = await stage(office, population, [aRow(2, twin)])
  expect(linesOf(again)).toMatchObject([{ outcome: 'new', candidates: [] }])
  await apply(office.ledger, again, reviewer)
  const people = await office.ledger.read
    .selectFrom('person')
    .select('person_id')
    .where('name', '=', name)
    .where('to_action', 'is', null)
    .execute()
  expect(people.map((row) => row.person_id)).toEqual([1, 2])
  const verdicts = await office.ledger.read
    .selectFrom('duplicate_verdict')
    .select(['one_id', 'other_id', 'reason', 'decided_by'])
    .execute()
  expect(verdicts).toEqual([
    { one_id: 1, other_id: 2, reason: '同名同日生的两个人', decided_by: clerk.accountId },
  ])
  expect(office.ledger.verify().problems).toEqual([])
})

test('并入别人的号码在名册里，说的是保留的那个人，不另建档', async () => {
  await office.ledger.writer.record(aDraft('people-0002'), async (writing) => {
    writing.open('person', {
      ...aPerson(2),
      name,
      ...soundOf(name),
      id_number: aNumber(4),
      merged_into: 1,
    })
    return { kind: 'record', result: {} }
  })
  const staged = await stage(office, population, [aRow(2, twin)])
  expect(linesOf(staged)).toMatchObject([{ candidates: [] }])
  await apply(office.ledger, staged, reviewer)
  const evidence = await office.ledger.read.selectFrom('evidence').select('person_id').execute()
  expect(evidence).toEqual([{ person_id: 1 }])
})

test('新建的人在死亡名单上，预览就写明', async () => {
  const dead = { name: '单老汉', idNumber: aNumber(7, '19400203') }
  const deaths = await stage(office, aHead(), [aRow(2, { ...dead, diedOn: '2023-10-01' })])
  await apply(office.ledger, deaths, reviewer)
  const staged = await stage(office, population, [aRow(2, { ...dead, village: '新联村' })])
  const [line] = linesOf(staged)
  expect(line?.outcome).toBe('new')
  expect(line?.notes.join('')).toMatch(/名单上有不宜登记的凭据：.*死亡/u)
})
