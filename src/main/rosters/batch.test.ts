/** A list from its lines over the preview into the ledger, and back. */
import { beforeEach, describe, expect, test } from 'vitest'
import { aDraft, aPerson } from '../../../tests/support/ledger-builder.ts'
import {
  apply,
  begin,
  openRosterLedger,
  reviewer,
  stage,
  undo,
  writeOn,
} from '../../../tests/support/roster-office.ts'
import { aHead, aNumber, aRow } from '../../../tests/support/rosters.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { evidenceOf } from '../evidence/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { soundOf } from '../people/index.ts'
import { listEndedLines, listLines } from './staged-lines.ts'

const today = getDay('2023-11-20')
let office: { readonly folder: string; readonly ledger: Ledger }

/** 周桂兰 1, 王建国 2 …, born 1960-01-01, in 新联村. */
const names = ['周桂兰', '王建国', '李秀英', '赵德胜', '陈玉梅']

beforeEach(async () => {
  office = await openRosterLedger()
  await office.ledger.writer.record(aDraft('people-0001'), async (writing) => {
    for (const [index, name] of names.entries()) {
      const number = aNumber(index + 1)
      writing.open(
        'person',
        aPerson(index + 1, {
          name,
          ...soundOf(name),
          id_number: number,
          id_tail: number.slice(-4),
        }),
      )
    }
    return { kind: 'record', result: {} }
  })
})

const died = (row: number, person: number, on = '2023-10-05') =>
  aRow(row, { name: names[person - 1] ?? '', idNumber: aNumber(person), diedOn: on })

function evidence(personId: number) {
  return evidenceOf(office.ledger.read, { personId, idNumber: aNumber(personId) }, { on: today })
}

describe('预览', () => {
  test('新增、找不到、有错、重复，各写明来文的行号', async () => {
    const { counts, side } = await stage(office, aHead(), [
      died(3, 1),
      aRow(4, { name: '外乡人', idNumber: aNumber(77, '19550203'), diedOn: '2023-10-01' }),
      aRow(
        5,
        { name: '王建国' },
        { problems: [{ field: 'diedOn', code: 'missing', text: '没有死亡日期。' }] },
      ),
      died(31, 1),
      died(32, 1, '2023-10-06'),
    ])
    expect(counts).toMatchObject({
      rows: 5,
      new: 1,
      'not-found': 1,
      bad: 1,
      duplicate: 2,
      matched: 1,
    })
    const { rows } = listLines(side, { kind: 'deaths', after: 0 })
    expect(rows.map(({ rowNumber, outcome }) => [rowNumber, outcome])).toEqual([
      [3, 'new'],
      [4, 'not-found'],
      [5, 'bad'],
      [31, 'duplicate'],
      [32, 'duplicate'],
    ])
    expect(rows[3]?.notes).toEqual(['第3行与第31行相同。'])
    expect(rows[4]?.notes[0]).toContain('第3行与第32行是同一个人而内容不同')
    expect(rows[2]?.problems[0]?.text).toBe('没有死亡日期。')
  })

  test('预览不动账本', async () => {
    const before = office.ledger.verify()
    await stage(office, aHead(), [died(3, 1)])
    expect(office.ledger.verify()).toEqual(before)
  })

  test('死亡日期晚于今天、比名单早的停保日期都是错', async () => {
    const { side } = await stage(office, aHead({ listDay: today }), [
      died(3, 1, '2023-11-21'),
      died(4, 2, '2023-11-20'),
    ])
    const { rows } = listLines(side, { kind: 'deaths', after: 0 })
    expect(rows.map(({ outcome }) => outcome)).toEqual(['bad', 'new'])
    expect(rows[0]?.problems[0]).toMatchObject({ code: 'day-future' })
    const insurance = await stage(
      office,
      aHead({ kind: 'employee-insurance', sender: '医保中心', authority: 'insurance' }),
      [
        aRow(2, {
          name: '周桂兰',
          idNumber: aNumber(1),
          joinedOn: '2023-05-01',
          leftOn: '2023-04-30',
        }),
      ],
    )
    expect(
      listLines(insurance.side, { kind: 'employee-insurance', after: 0 }).rows[0],
    ).toMatchObject({
      outcome: 'bad',
      problems: [{ code: 'days-reversed' }],
    })
  })

  test('号码相同而姓名完全不同的，由人确认；写法不同的不问', async () => {
    const { side, counts } = await stage(office, aHead(), [
      aRow(3, { name: '欧阳修', idNumber: aNumber(1), diedOn: '2023-10-05' }),
      aRow(4, { name: '王 建国', idNumber: aNumber(2), diedOn: '2023-10-05' }),
    ])
    expect(counts).toMatchObject({ ambiguous: 1, new: 1 })
    const { rows } = listLines(side, { kind: 'deaths', after: 0 })
    expect(rows[0]?.candidates).toMatchObject([{ personId: 1, name: '周桂兰' }])
    expect(rows[0]?.notes[0]).toContain('号码相同而姓名不同')
  })

  test('名册上是变更前的号码：姓名（现在的或当时的）对上才认，号码已有人用的归那个人', async () => {
    const [now, slip] = [aNumber(21), aNumber(22)]
    const change = (personId: number, changeId: number, former: string, formerName: string) => ({
      change_id: changeId,
      change_number: `B500151-00000${changeId}`,
      person_id: personId,
      is_key: 1,
      before: '{}',
      after: '{}',
      village_id: 1,
      former_number: former,
      former_name: formerName,
      reason: '证件号码更正',
      proof: '{}',
      taken_by: 1,
      taken_on: today,
    })
    const undecided = { state: 'waiting', decided_by: null, decided_on: null, note: null }
    const decided = { state: 'applied', decided_by: 2, decided_on: today, note: null }
    const taken = [
      // 周桂兰 was 周桂花; 王建国's number of before is 陈玉梅's, who has it now.
      change(1, 1, aNumber(1), '周桂花'),
      change(2, 2, aNumber(5), '王建国'),
    ]
    const { writer } = office.ledger
    await writer.record(aDraft('changes-0001'), async (writing) => {
      for (const one of taken) writing.open('person_change', { ...one, ...undecided })
      return { kind: 'record', result: {} }
    })
    await writer.record(aDraft('changes-0002'), async (writing) => {
      const changes = await writing.read.selectFrom('person_change').selectAll().execute()
      for (const row of changes) {
        writing.replace('person_change', row, decided)
        const person = await writing.read
          .selectFrom('person')
          .selectAll()
          .where('person_id', '=', row.person_id)
          .executeTakeFirstOrThrow()
        const number = row.person_id === 1 ? now : slip
        writing.replace('person', person, { id_number: number, id_tail: number.slice(-4) })
      }
      return { kind: 'record', result: {} }
    })
    const lineOf = (row: number, name: string, number: string) =>
      aRow(row, { name, idNumber: number, diedOn: '2023-10-05' })
    const { side } = await stage(office, aHead(), [
      lineOf(3, '周桂兰', aNumber(1)),
      lineOf(5, '陈玉梅', aNumber(5)),
    ])
    const { rows } = listLines(side, { kind: 'deaths', after: 0 })
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'new'])
    expect(rows[0]?.notes[0]).toContain('变更前的号码')
    // A file has a number once, so that each name comes in one of its own.
    for (const [name, outcome] of [
      ['周桂花', 'new'],
      ['邓飞', 'not-found'],
    ] as const) {
      const other = await stage(office, aHead(), [lineOf(3, name, aNumber(1))])
      const [line] = listLines(other.side, { kind: 'deaths', after: 0 }).rows
      expect([name, line?.outcome]).toEqual([name, outcome])
    }
  })

  test('没有号码的，姓名、生日、村都对上才认；生日不同的不认', async () => {
    const { side } = await stage(office, aHead(), [
      aRow(3, { name: '赵德胜', birthDate: '1960-01-01', village: '新联村', diedOn: '2023-10-05' }),
      aRow(4, { name: '陈玉梅', birthDate: '1931-07-08', village: '新联村', diedOn: '2023-10-05' }),
    ])
    const { rows } = listLines(side, { kind: 'deaths', after: 0 })
    expect(rows[0]).toMatchObject({ outcome: 'new', matchedBy: 'name', personId: 4 })
    expect(rows[1]?.personId).toBeNull()
  })
})

describe('应用', () => {
  test('写完才算数：试算看到凭据，写明哪份名单第几行', async () => {
    const staged = await stage(office, aHead(), [died(3, 1), died(4, 2, '2023-10')])
    const begun = await begin(office.ledger, staged)
    expect(begun.kind).toBe('recorded')
    expect(await evidence(1)).toEqual([])
    expect(await writeOn(office.ledger, staged, { batchId: 1 })).toBe(true)
    expect(await evidence(1)).toMatchObject([
      {
        kind: 'death',
        eventOn: '2023-10-05',
        rules: true,
        effect: 'reason',
        text: '县民政局（截至 2023-10-31）“死亡名单.xlsx”第 3 行：死亡，死亡日期 2023-10-05。',
      },
    ])
    expect((await evidence(2))[0]).toMatchObject({ precision: 'month', eventOn: '2023-10-01' })
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('找不到的人以后建档，凭据仍然找到他', async () => {
    const staged = await stage(office, aHead(), [
      aRow(4, { name: '外乡人', idNumber: aNumber(77), diedOn: '2023-10-01' }),
    ])
    await apply(office.ledger, staged)
    const later = await evidenceOf(
      office.ledger.read,
      { personId: 900, idNumber: aNumber(77) },
      { on: today },
    )
    expect(later).toMatchObject([{ kind: 'death', matchedBy: 'none' }])
  })

  test('写到一半停下，接着写，一行不多一行不少', async () => {
    const rows = Array.from({ length: 3200 }, (_, index) =>
      aRow(index + 2, {
        name: `村民${index}`,
        idNumber: aNumber(index % 1000, `19${50 + Math.floor(index / 1000)}0101`),
        diedOn: '2023-10-01',
      }),
    )
    const staged = await stage(office, aHead({ fullList: false }), rows)
    expect(staged.counts.rows).toBe(3200)
    const small = {
      ...staged,
      record: { ...staged.record, counts: { ...staged.counts, matched: 3200 } },
    }
    const begun = await begin(office.ledger, small)
    expect(begun).toMatchObject({ kind: 'recorded', result: { batchId: 1 } })
    expect(await writeOn(office.ledger, staged, { batchId: 1, stopAfter: 1 })).toBe(false)
    const half = await office.ledger.read
      .selectFrom('evidence')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(half.count).toBe(1500)
    expect(await writeOn(office.ledger, staged, { batchId: 1 })).toBe(true)
    const lines = await office.ledger.read
      .selectFrom('evidence')
      .select('line')
      .orderBy('line')
      .execute()
    expect(lines.map(({ line }) => line)).toEqual(
      Array.from({ length: 3200 }, (_, index) => index + 1),
    )
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('同一个文件不写第二遍', async () => {
    const staged = await stage(office, aHead(), [died(3, 1)])
    await apply(office.ledger, staged)
    const again = await stage(office, aHead(), [died(3, 1)])
    const same = { ...again, record: { ...again.record, fileHash: staged.record.fileHash } }
    expect(await begin(office.ledger, same)).toEqual({
      kind: 'refused',
      refusal: { code: 'ALREADY_APPLIED', batchId: 1 },
    })
  })

  test('全量名单顶替同一单位的上一份，少了一成以上由第二人放行', async () => {
    await apply(
      office.ledger,
      await stage(
        office,
        aHead(),
        [1, 2, 3, 4, 5].map((n) => died(n, n)),
      ),
    )
    const next = await stage(office, aHead(), [died(1, 1, '2023-10-08'), died(2, 2), died(3, 3)])
    expect(next.counts).toMatchObject({ new: 0, changed: 1, same: 2, lastTime: 5, ended: 2 })
    const { rows } = listLines(next.side, { kind: 'deaths', after: 0 })
    expect(rows[0]?.changes).toEqual([
      { what: '死亡日期', before: '2023-10-05', after: '2023-10-08' },
    ])
    expect(listEndedLines(next.side, 0).lines.map(({ name }) => name)).toEqual(['赵德胜', '陈玉梅'])
    expect(await begin(office.ledger, next)).toMatchObject({ refusal: { code: 'GUARD_STOPS' } })
    await confirm(next.record.previewDigest ?? '', 2)
    await apply(office.ledger, next)
    expect(await evidence(4)).toEqual([])
    expect((await evidence(1)).map(({ eventOn }) => eventOn)).toEqual(['2023-10-08'])
  })

  test('放行的人不能是导入的人，数字不对也不放行', async () => {
    await apply(
      office.ledger,
      await stage(
        office,
        aHead(),
        [1, 2, 3].map((n) => died(n, n)),
      ),
    )
    const next = await stage(office, aHead(), [died(1, 1)])
    await confirm(next.record.previewDigest ?? '', 1)
    expect(await begin(office.ledger, next)).toMatchObject({ refusal: { code: 'GUARD_STOPS' } })
    const other = await stage(office, aHead(), [died(1, 1)])
    await confirm(other.record.previewDigest ?? '', 2)
    expect(await begin(office.ledger, other, reviewer)).toMatchObject({
      refusal: { code: 'GUARD_STOPS' },
    })
  })

  test('十行以上只找到不足七成的，由第二人放行；正好七成的不拦', async () => {
    const strangers = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        aRow(20 + index, { name: '外乡人', idNumber: aNumber(index + 100), diedOn: '2023-10-01' }),
      )
    const few = await stage(
      office,
      aHead(),
      [1, 2, 3, 4, 5].map((n) => died(n, n)).concat(strangers(5)),
    )
    expect(await begin(office.ledger, few)).toMatchObject({ refusal: { code: 'GUARD_STOPS' } })
    // 7 of 10 is not under 70 %.
    const enough = { ...few, record: { ...few.record, counts: { ...few.counts, matched: 7 } } }
    expect((await begin(office.ledger, enough)).kind).toBe('recorded')
  })
})

describe('撤销', () => {
  test('撤销以后凭据不算，上一份全量名单重新算', async () => {
    await apply(office.ledger, await stage(office, aHead(), [died(3, 1)]))
    const second = await apply(
      office.ledger,
      await stage(office, aHead(), [died(3, 1, '2023-10-09')]),
    )
    expect((await evidence(1))[0]?.eventOn).toBe('2023-10-09')
    await undo(office.ledger, second)
    expect((await evidence(1))[0]?.eventOn).toBe('2023-10-05')
    expect(office.ledger.verify().problems).toEqual([])
  })
})

function confirm(previewDigest: string, number: number) {
  return office.ledger.writer.record(
    {
      requestId: `confirm-${previewDigest}`,
      kind: 'rosters.confirm',
      operator: reviewer,
      payload: {},
    },
    async (writing) => {
      writing.open('roster_confirmation', {
        confirmation_id: await writing.nextId('roster_confirmation', 'confirmation_id'),
        import_key: 'test',
        preview_digest: previewDigest,
        guard: 'ends-many',
        number,
        confirmed_by: reviewer.accountId,
        confirmed_on: '2023-11-20',
      })
      return { kind: 'record', result: {} }
    },
  )
}
