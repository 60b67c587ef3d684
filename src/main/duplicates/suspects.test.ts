/** The work list on a ledger: which pairs stand in it, and that nobody is compared with everybody. */
import { describe, expect, test } from 'vitest'
import { aDraft, aPerson, recordVillage } from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { Ledger, NewRow } from '../ledger/index.ts'
import { soundOf } from '../people/index.ts'
import { listSuspects } from './suspects.ts'
import { keepVerdicts } from './verdicts.ts'

type Row = Partial<NewRow<'person'>>

async function aLedgerWith(rows: readonly Row[]): Promise<Ledger> {
  const { ledger } = await anOpenLedger({ encrypted: false })
  await recordVillage(ledger.writer, 1)
  await recordVillage(ledger.writer, 2)
  await ledger.writer.record(aDraft('people-0001'), async (writing) => {
    writing.openMany(
      'person',
      rows.map((row, index) => ({
        ...aPerson(index + 1),
        ...row,
        ...(row.name === undefined ? {} : soundOf(row.name)),
      })),
    )
    return { kind: 'record', result: {} }
  })
  return ledger
}

const page = { offset: 0, limit: 50 }
const certificate = { document_type: 'birth-certificate' }
const passport = { document_type: 'foreign-passport' }

describe('名单里有谁', () => {
  test.each<[string, Row, Row, string | null]>([
    ['同名同日生', { name: '李秀英' }, { name: '李秀英', village_id: 2 }, 'name-birth'],
    ['同音同日生、同村', { name: '张丽' }, { name: '张莉' }, 'name-birth'],
    ['同音同日生、不同村', { name: '张丽' }, { name: '张莉', village_id: 2 }, null],
    ['同名同日生、性别不同', { name: '李秀英' }, { name: '李秀英', sex: 'male' }, null],
    ['同名、生日不同', { name: '李秀英' }, { name: '李秀英', birth_date: '1971-03-04' }, null],
    ['出生证与身份证，同名', { name: '王宝', ...certificate }, { name: '王宝' }, 'newborn'],
    [
      '出生证与身份证，名字不同、电话相同',
      { name: '王宝', phone: '13800000001', ...certificate },
      { name: '王梓轩', phone: '13800000001' },
      'newborn',
    ],
    ['出生证与身份证，什么都不同', { name: '王宝', ...certificate }, { name: '李梓轩' }, null],
    [
      '护照，同村同名，生日差一天',
      { name: '阮文雄', ...passport, id_number: 'E1' },
      { name: '阮文雄', birth_date: '1960-01-02' },
      'name-village',
    ],
    [
      '都有 18 位号码，同村同名，生日差一天',
      { name: '李秀英' },
      { name: '李秀英', birth_date: '1960-01-02' },
      null,
    ],
    [
      '护照号码相同，国家不同',
      { name: '阮文雄', ...passport, id_number: 'E1', document_country: 'VN' },
      { name: 'Anna', ...passport, id_number: 'E1', document_country: 'RU' },
      'same-number',
    ],
    ['已经并入的不再列', { name: '李秀英' }, { name: '李秀英', merged_into: 1 }, null],
  ])('%s', async (_what, one, other, kind) => {
    const { read } = await aLedgerWith([one, other])
    const { suspects, counts } = await listSuspects(read, page)
    expect(suspects).toEqual(kind === null ? [] : [{ oneId: 1, otherId: 2, kind }])
    const counted = [...counts].filter(([, count]) => count > 0)
    expect(counted).toEqual(kind === null ? [] : [[kind, 1]])
  })

  test('按村筛看任何一份；按原因筛不影响各原因的计数', async () => {
    const { read } = await aLedgerWith([{ name: '李秀英' }, { name: '李秀英', village_id: 2 }])
    for (const villageId of [1, 2]) {
      expect((await listSuspects(read, { ...page, villageId })).suspects).toHaveLength(1)
    }
    expect((await listSuspects(read, { ...page, villageId: 3 })).suspects).toEqual([])
    const narrowed = await listSuspects(read, { ...page, kind: 'newborn' })
    expect([narrowed.suspects, narrowed.counts.get('name-birth')]).toEqual([[], 1])
  })

  test('认定不是同一人的，不管先说哪一个，都不再列', async () => {
    const ledger = await aLedgerWith([{ name: '李秀英' }, { name: '李秀英' }, { name: '李秀英' }])
    expect((await listSuspects(ledger.read, page)).suspects).toHaveLength(3)
    await ledger.writer.record(aDraft('verdict-0001'), async (writing) => {
      const said = { reason: '两个人', accountId: 1 }
      await keepVerdicts(writing, [
        { oneId: 3, otherId: 1, ...said },
        { oneId: 1, otherId: 3, ...said },
      ])
      return { kind: 'record', result: {} }
    })
    const { suspects } = await listSuspects(ledger.read, page)
    expect(suspects.map(({ oneId, otherId }) => [oneId, otherId])).toEqual([
      [1, 2],
      [2, 3],
    ])
  })
})

test('账本自己不许两份并成圈、并到没有的人、一年参保两次', async () => {
  const ledger = await aLedgerWith([{}, {}, {}])
  const person = async (personId: number) =>
    ledger.read
      .selectFrom('person')
      .selectAll()
      .where('person_id', '=', personId)
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
  let request = 0
  const point = async (changes: readonly (readonly [number, number | null])[]) => {
    request += 1
    const rows = await Promise.all(changes.map(([personId]) => person(personId)))
    return ledger.writer.record(aDraft(`point-${String(request).padStart(4, '0')}`), async (w) => {
      for (const [index, row] of rows.entries()) {
        w.replace('person', row, { merged_into: changes[index]?.[1] ?? null })
      }
      return { kind: 'record', result: {} }
    })
  }
  await expect(point([[1, 1]])).rejects.toThrow('stands behind somebody')
  await expect(point([[1, 9]])).rejects.toThrow('stands behind somebody')
  await expect(
    point([
      [1, 2],
      [2, 1],
    ]),
  ).rejects.toThrow('stands behind somebody')
  await point([[1, 2]])
  await expect(point([[2, 3]])).rejects.toThrow('nobody stands behind a merged person')

  const enrol = async (enrolmentId: number, personId: number) =>
    ledger.writer.record(aDraft(`enrol-000${enrolmentId}`), async (writing) => {
      writing.open('enrolment', {
        enrolment_id: enrolmentId,
        person_id: personId,
        coverage_year: 2024,
        scheme: 'resident',
        tier: 1,
        source: 'registration',
      })
      return { kind: 'record', result: {} }
    })
  await enrol(1, 1)
  await expect(enrol(2, 2)).rejects.toThrow('covered once a year')
})

/** The same numbers for the same seed, so that every run measures the same people. */
function drawFrom(seed: number): (below: number) => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** 78,100 people, of whom 160 are twice there: the list is read along indexes, in a moment. */
test('78,100 人的名单一会儿就列出来', async () => {
  const surnames = Array.from('李王张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗')
  const given = Array.from('秀英芳伟敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华建国志红玉')
  const days = Array.from({ length: 28 }, (_, index) => String(index + 1).padStart(2, '0'))
  const sounds = new Map<string, ReturnType<typeof soundOf>>()
  const people = 78_100
  const { ledger } = await anOpenLedger({ encrypted: false })
  await recordVillage(ledger.writer, 1)
  for (let at = 0; at < people; at += 20_000) {
    await ledger.writer.record(aDraft(`people-${at}-0001`), async (writing) => {
      for (let number = at; number < Math.min(people, at + 20_000); number += 1) {
        const twin = number >= people - 160 ? number - (people - 160) : number
        const draw = drawFrom(twin + 1)
        const name = `${surnames[draw(20)]}${given[draw(30)]}${given[draw(30)]}`
        const sound = sounds.get(name) ?? soundOf(name)
        sounds.set(name, sound)
        const birth = `${1935 + draw(88)}-${days[draw(12)]}-${days[draw(28)]}`
        writing.open('person', {
          ...aPerson(number + 1),
          name,
          ...sound,
          id_number: `590001${String(number).padStart(12, '0')}`,
          id_tail: String(number % 10_000).padStart(4, '0'),
          birth_date: birth,
          village_id: 1 + draw(20),
          document_type: number % 400 === 7 ? 'birth-certificate' : 'id-card',
        })
      }
      return { kind: 'record', result: {} }
    })
  }
  await listSuspects(ledger.read, page)
  const start = performance.now()
  const { suspects, counts } = await listSuspects(ledger.read, page)
  const tookMs = performance.now() - start
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0)
  expect(suspects).toHaveLength(50)
  expect(count).toBeGreaterThanOrEqual(160)
  // Comparing everybody with everybody would be 3,000 million pairs: minutes.
  expect(tookMs).toBeLessThan(3000)
  console.info(`${people} people, ${count} pairs: ${Math.round(tookMs)} ms`)
}, 120_000)
