import { describe, expect, test } from 'vitest'
import { aPerson } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { refusalOf, takeRegistration } from '../../../tests/support/registration-rows.ts'
import type { Step } from '../../../tests/support/registration-rows.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { NewRow } from './index.ts'

function aGuardian(changes: Partial<NewRow<'guardian'>> = {}): NewRow<'guardian'> {
  return {
    person_id: 91,
    guardian_person_id: 92,
    name: '周桂兰',
    id_number: '1',
    relation: '母亲',
    phone: null,
    noted_by: 1,
    noted_on: '2023-11-20',
    ...changes,
  }
}

const aSheet: NewRow<'household_sheet'> = {
  household_sheet_id: 1,
  household_id: 1,
  coverage_year: 2024,
  sheet_number: 'H1-2024-000001',
  copy_number: 1,
  short_hash: '0000-0000',
  content: '{}',
  printed_by: 1,
  printed_on: '2023-11-20',
}

const people: Step = (writing) => {
  writing.open('person', aPerson(91, { person_id: 91 }))
  writing.open('person', aPerson(92, { person_id: 92 }))
}
const household: Step = (writing) =>
  writing.open('household', { household_id: 1, household_number: 'JH1', village_id: 1 })
const guardian =
  (changes: Partial<NewRow<'guardian'>> = {}): Step =>
  (writing) =>
    writing.open('guardian', aGuardian(changes))
const sheet: Step = (writing) => writing.open('household_sheet', aSheet)

describe('0160 监护人、全家登记表，数据库自己守着', () => {
  test.each<[string, readonly Step[], string]>([
    ['自己的监护人是自己', [people, guardian({ guardian_person_id: 91 })], 'CHECK constraint'],
    ['没有的人的监护人', [guardian()], 'a guardian and whom they guard are known'],
    [
      '监护人没有档案却写了编号',
      [people, guardian({ guardian_person_id: 93 })],
      'a guardian and whom they guard are known',
    ],
    ['两个现行的监护人', [people, guardian(), guardian({ name: '王建国' })], 'UNIQUE constraint'],
    ['没有的户的登记表', [sheet], 'a sheet is of a household'],
    ['份数重复', [household, sheet, sheet], 'UNIQUE constraint'],
  ])('%s，不收', async (_what, steps, said) => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    expect(await refusalOf(ledger, [steps])).toContain(said)
  })

  test('打印过的登记表不能作废', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    const close: Step = async (writing) => {
      const row = await writing.read
        .selectFrom('household_sheet')
        .select('row_id')
        .executeTakeFirstOrThrow()
      writing.close('household_sheet', row.row_id)
    }
    expect(await refusalOf(ledger, [[household, sheet], [close]])).toContain(
      'what was printed never closes',
    )
  })

  test('升级前就在的账本，升级后照样记', async () => {
    const { open } = await ledgerBefore(160, (writer) =>
      takeRegistration(writer, (writing) => household(writing)),
    )
    const { ledger } = open()
    expect(await refusalOf(ledger, [[people, guardian(), sheet]])).toBe('nothing')
  })
})
