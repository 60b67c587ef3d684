/** 0100: documents, addresses and the indexes of the search. */
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { aDraft, aPerson, recordVillage } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import { migrate } from './migrate.ts'

test('0100 在有人的旧账本上升级：人还在，新栏目空着，可以改，核验无误', async () => {
  const { open } = await ledgerBefore(100, async (writer) => {
    await recordVillage(writer, 1)
    await writer.record(aDraft('before-0001'), async (writing) => {
      writing.open('person', aPerson(1, { phone: '138 0000-0001' }))
      return { kind: 'record', result: {} }
    })
  })
  const { ledger } = open()
  const before = await ledger.read.selectFrom('person').selectAll().executeTakeFirstOrThrow()
  expect(before).toMatchObject({
    name: '周桂兰',
    document_type: null,
    village_group: null,
    registered_address: null,
    residence_address: null,
    works_away: null,
    works_away_at: null,
  })
  await ledger.writer.record(aDraft('after-00001'), async (writing) => {
    writing.replace('person', before, {
      document_type: 'foreign-passport',
      village_group: '三组',
      works_away: 'yes',
      works_away_at: '浙江省宁波市',
    })
    return { kind: 'record', result: {} }
  })
  const rows = await ledger.read
    .selectFrom('person')
    .select(['document_type', 'village_group', 'works_away_at', 'to_action'])
    .orderBy('row_id')
    .execute()
  expect(rows).toEqual([
    { document_type: null, village_group: null, works_away_at: null, to_action: 3 },
    {
      document_type: 'foreign-passport',
      village_group: '三组',
      works_away_at: '浙江省宁波市',
      to_action: null,
    },
  ])
  expect(ledger.verify().problems).toEqual([])
})

test.each([
  ['外出务工只有是和否', { works_away: 'maybe' }],
  ['没有外出的人没有外出地', { works_away: 'no', works_away_at: '宁波' }],
])('%s', async (_what, changes) => {
  const { ledger } = await anOpenLedger({ encrypted: false })
  const written = ledger.writer.record(aDraft('before-0001'), async (writing) => {
    writing.open('person', aPerson(1, changes))
    return { kind: 'record', result: {} }
  })
  await expect(written).rejects.toThrow('CHECK constraint failed')
})

test.each(['document_type', 'village_group', 'residence_address', 'works_away'])(
  '写下的 %s 谁也不能就地改',
  (column) => {
    const connection = new Sqlite(':memory:')
    migrate(connection)
    connection.pragma('foreign_keys = off')
    const { row_id: _, ...row } = { row_id: 1, ...aPerson(1) }
    const names = ['from_action', ...Object.keys(row)]
    connection
      .prepare(
        `insert into person (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      )
      .run(1, ...Object.values(row))
    const change = () => connection.exec(`update person set ${column} = 'yes'`)
    expect(change).toThrow('a row version never changes')
    connection.close()
  },
)

test.each([
  [
    '电话',
    `replace(replace(replace(person.phone, '+86', ''), ' ', ''), '-', '') = '13800000001'`,
    'person_by_phone_digits',
  ],
  ['村', 'person.village_id = 1 order by person.person_id', 'person_by_village'],
])('按%s查找走索引', (_what, condition, index) => {
  const connection = new Sqlite(':memory:')
  migrate(connection)
  const plan = connection
    .prepare(
      `explain query plan select * from person where person.to_action is null and ${condition}`,
    )
    .all() as readonly { readonly detail: string }[]
  expect(plan.map(({ detail }) => detail).join('\n')).toContain(index)
  connection.close()
})
