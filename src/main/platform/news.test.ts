/** What lists say of the platform, against a real ledger. */
import { beforeEach, expect, test } from 'vitest'
import { aDraft, aPerson } from '../../../tests/support/ledger-builder.ts'
import { aRegistration } from '../../../tests/support/registration-rows.ts'
import {
  apply,
  clerk,
  openRosterLedger,
  stage,
  undo,
} from '../../../tests/support/roster-office.ts'
import { aHead, aNumber, aRow } from '../../../tests/support/rosters.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Ledger } from '../ledger/index.ts'
import { soundOf } from '../people/index.ts'
import { findNews } from './news.ts'
import { keepRecords } from './record.ts'
import type { NewRecord } from './record.ts'

const today = getDay('2023-11-20')
let office: { readonly folder: string; readonly ledger: Ledger }
let requests = 0

/** 周桂兰 1 and 王建国 2, both registered for 2024. */
const names = ['周桂兰', '王建国']

beforeEach(async () => {
  office = await openRosterLedger()
  await office.ledger.writer.record(aDraft('people-0001'), async (writing) => {
    for (const [index, name] of names.entries()) {
      const number = aNumber(index + 1)
      const id = index + 1
      const fields = { name, ...soundOf(name), id_number: number, id_tail: number.slice(-4) }
      writing.open('person', aPerson(id, fields))
      writing.open('registration', {
        ...aRegistration(1),
        registration_id: id,
        registration_number: `R-${id}`,
        person_id: id,
      })
    }
    return { kind: 'record', result: {} }
  })
})

const head = aHead({
  kind: 'platform-status',
  sender: '县医保中心',
  authority: 'platform',
  coverageYear: 2024,
  fullList: false,
  fileName: '平台导出.xlsx',
})

/** Levels are words of the list's own; the reader makes them the program's. */
function aLine(row: number, person: number, status: string, message?: string, on?: string) {
  const fields = { name: names[person - 1] ?? '', idNumber: aNumber(person) }
  const line = aRow(row, { ...fields, ...(message === undefined ? {} : { message }) })
  return {
    ...line,
    values: {
      ...line.values,
      status: { kind: 'level', level: status } as const,
      ...(on === undefined
        ? {}
        : { handledOn: { kind: 'day', precision: 'day', day: getDay(on) } as const }),
    },
  }
}

async function bringIn(...lines: readonly ReturnType<typeof aLine>[]): Promise<number> {
  return apply(office.ledger, await stage(office, head, lines))
}

async function record(changes: Partial<NewRecord> = {}): Promise<void> {
  requests += 1
  await office.ledger.writer.record(aDraft(`record-news-${requests}`), async (writing) => {
    const one: NewRecord = {
      registrationId: 1,
      status: 'entered',
      happenedOn: today,
      message: null,
      source: null,
      ...changes,
    }
    await keepRecords(writing, [one], clerk.accountId)
    return { kind: 'record', result: {} }
  })
}

async function news(registrationId = 1) {
  const found = await findNews(office.ledger.read, { registrationIds: [1, 2], today })
  return found.get(registrationId) ?? null
}

test('名册说失败，带着提示、来文和行号；没列的人没有说法', async () => {
  const batchId = await bringIn(aLine(3, 1, 'failed', '职工医保在保'))
  expect(await news()).toEqual({
    status: 'failed',
    happenedOn: '2023-10-31',
    message: '职工医保在保',
    roster: { batchId, sender: '县医保中心', fileName: '平台导出.xlsx', rowNumber: 3 },
    line: 1,
  })
  expect(await news(2)).toBeNull()
})

test('失败没写原因的，明说没有写明', async () => {
  await bringIn(aLine(2, 1, 'failed'))
  expect(await news()).toMatchObject({ message: '名册没有写明原因' })
})

test('录入日期写了的照写；晚于名单截至日的是错行，没有说法', async () => {
  await bringIn(
    aLine(2, 1, 'entered', undefined, '2023-10-20'),
    aLine(3, 2, 'entered', undefined, '2023-11-03'),
  )
  expect(await news(1)).toMatchObject({ status: 'entered', happenedOn: '2023-10-20' })
  expect(await news(2)).toBeNull()
})

test('没写录入日期的用截至日', async () => {
  await bringIn(aLine(2, 1, 'entered'))
  expect(await news()).toMatchObject({ status: 'entered', happenedOn: '2023-10-31' })
})

test('记录在名册之后的，名册是旧话；之后再来一批又有说法', async () => {
  await bringIn(aLine(2, 1, 'failed', '锁定'))
  await record()
  expect(await news()).toBeNull()
  await bringIn(aLine(2, 1, 'failed', '锁定'))
  expect(await news()).toMatchObject({ status: 'failed', message: '锁定' })
})

test('与记录一样的不算新说法，换了原因的算', async () => {
  await record({ status: 'failed', message: '锁定' })
  await bringIn(aLine(2, 1, 'failed', '锁定'))
  expect(await news()).toBeNull()
  await bringIn(aLine(2, 1, 'failed', '姓名不符'))
  expect(await news()).toMatchObject({ message: '姓名不符' })
})

test('几批都说的，听最后一批；撤销了最后一批，听前一批', async () => {
  await bringIn(aLine(2, 1, 'failed', '锁定'))
  const last = await bringIn(aLine(2, 1, 'entered'))
  expect(await news()).toMatchObject({ status: 'entered' })
  await undo(office.ledger, last)
  expect(await news()).toMatchObject({ status: 'failed' })
})
