import { expect, test } from 'vitest'
import { anUpload, examplePolicy as policy } from '../../../tests/support/brought-pack.ts'
import { aDraft, openTestLedger } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { rulesFolder } from '../../../tests/support/practice-office.ts'
import { refusalOf } from '../../../tests/support/registration-rows.ts'
import { anOpenLedger, tamper } from '../../../tests/support/test-ledger.ts'
import type { Ledger, NewRow } from '../ledger/index.ts'
import { casesHashOf, decide, lintPackTexts } from '../rules/index.ts'
import { listBroughtRows } from './brought-packs.ts'
import { makeLivePacks } from './live-packs.ts'

const { packYaml, casesYaml } = anUpload()
const { pack } = lintPackTexts({ packYaml, casesYaml, taskTable: null })
const packHash = pack?.hash ?? ''

const row: NewRow<'brought_pack'> = {
  brought_pack_id: 1,
  policy,
  title: '云河',
  pack_hash: packHash,
  cases_hash: casesHashOf(casesYaml),
  pack_yaml: packYaml,
  cases_yaml: casesYaml,
  task_table: null,
  basis: '街道办公会',
  brought_by: 1,
}

async function withPack(ledger: Ledger, changes: Partial<NewRow<'brought_pack'>> = {}) {
  const action = aDraft('brought-0001', { kind: 'office.bringPack', role: 'administrator' })
  await ledger.writer.record(action, async (writing) => {
    writing.open('brought_pack', { ...row, ...changes })
    return { kind: 'record', result: {} }
  })
}

const question = {
  policy,
  ask: 'enrolment',
  facts: { coverageYear: 2026, paidOn: '2025-11-03', circumstance: { kind: 'ordinary' } },
}

test('带入的政策包下次打开还在，照它答得出；没有带入的账本里没有它', async () => {
  const { folder, ledger } = await anOpenLedger()
  const empty = makeLivePacks(rulesFolder)
  await empty.refresh(ledger.read)
  expect(empty.set.find(policy)).toBeUndefined()
  await withPack(ledger)
  await ledger.close()
  const again = openTestLedger(folder)
  const live = makeLivePacks(rulesFolder)
  await live.refresh(again.read)
  expect(live.problems()).toEqual([])
  expect(live.set.get(policy).hash).toBe(packHash)
  expect(live.set.list().map((one) => one.policy)).toContain('dongming-2024')
  expect(decide(live.set, question)).toMatchObject({ outcome: 'accepted' })
  await again.close()
})

test.each([
  ['政策包的一个数', { pack_yaml: packYaml.replace(/\d{5}/u, '12300') }],
  ['例子', { cases_yaml: `${casesYaml}\n# 后加的` }],
  ['任务表', { task_table: '单位,任务数\n甲村,1\n' }],
  ['哈希', { pack_hash: 'a'.repeat(64) }],
])('与带入时不同的（%s）不用，并且说出来', async (_, changes) => {
  const { ledger } = await anOpenLedger()
  await withPack(ledger, changes)
  const live = makeLivePacks(rulesFolder)
  await live.refresh(ledger.read)
  expect(live.set.find(policy)).toBeUndefined()
  expect(live.problems().join('')).toContain(policy)
  const rows = await listBroughtRows(ledger.read, (each) => live.set.find(each)?.hash)
  expect(rows).toMatchObject([{ policy, usable: false }])
})

test('在账本背后改了文字的，打开时不用，核验也说得出', async () => {
  const { folder, ledger } = await anOpenLedger()
  await withPack(ledger)
  await ledger.close()
  tamper(folder, (raw) => {
    raw.exec('drop trigger brought_pack_never_changes')
    raw.prepare("update brought_pack set pack_yaml = pack_yaml || ' '").run()
    raw.exec("update brought_pack set pack_yaml = pack_yaml || char(10) || '# x'")
  })
  const again = openTestLedger(folder)
  const live = makeLivePacks(rulesFolder)
  await live.refresh(again.read)
  expect(live.set.find(policy)).toBeUndefined()
  expect(live.problems().join('')).toContain('与带入时不同')
  expect(again.verify().problems).not.toEqual([])
  await again.close()
})

test('程序后来自带了同一代码的另一份，仍按带入的办，并且说出来；带入的坏了，也不拿自带的顶', async () => {
  const own = { policy: 'dongming-2024' }
  const renamed = packYaml.replaceAll(policy, own.policy)
  const cases = casesYaml.replaceAll(policy, own.policy)
  const texts = { packYaml: renamed, casesYaml: cases, taskTable: null }
  const brought = {
    ...own,
    pack_yaml: renamed,
    cases_yaml: cases,
    pack_hash: lintPackTexts(texts).pack?.hash ?? '',
    cases_hash: casesHashOf(cases),
  }
  const { ledger } = await anOpenLedger()
  await withPack(ledger, brought)
  const live = makeLivePacks(rulesFolder)
  await live.refresh(ledger.read)
  expect(live.set.get(own.policy).hash).toBe(brought.pack_hash)
  expect(live.problems().join('')).toContain('程序自带了同一代码')
  const other = await anOpenLedger()
  await withPack(other.ledger, { ...brought, pack_hash: 'b'.repeat(64) })
  const broken = makeLivePacks(rulesFolder)
  await broken.refresh(other.ledger.read)
  expect(broken.set.find(own.policy)).toBeUndefined()
})

test('0120 已有登记的账本升级后没有带入的政策包；带入的同一代码只有一份，正采用的不能移出', async () => {
  const { open } = await ledgerBefore(120, async (writer) => {
    await writer.record(aDraft('before-0001'), async (writing) => {
      writing.open('office_policy', { office_policy_id: 9, policy: 'x-2024' })
      return { kind: 'record', result: {} }
    })
  })
  const { ledger } = open()
  expect(await ledger.read.selectFrom('brought_pack').selectAll().execute()).toEqual([])
  await withPack(ledger, { policy: 'x-2024' })
  const again = await refusalOf(ledger, [
    [(writing) => writing.open('brought_pack', { ...row, brought_pack_id: 2, policy: 'x-2024' })],
  ])
  expect(again).toContain('UNIQUE')
  const { row_id: rowId } = await ledger.read
    .selectFrom('brought_pack')
    .select('row_id')
    .executeTakeFirstOrThrow()
  const taken = await refusalOf(ledger, [[(writing) => writing.close('brought_pack', rowId)]])
  expect(taken).toContain('a pack that the office works by is not taken out')
})
