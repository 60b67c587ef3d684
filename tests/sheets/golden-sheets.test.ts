/** The papers say, word for word, what was written down by hand in tests/golden. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { getDay } from '../../src/shared/kernel/day.ts'
import { aLongSheet, aSheet } from '../support/sheet-content.ts'
import { aHouseholdSheet } from '../support/household-content.ts'
import { textOfHousehold, textOfSheet } from '../support/paper-text.ts'

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../golden', `${name}.txt`), 'utf8').trimEnd()
}

const firstCopy = {
  copyNumber: 1,
  shortHash: '3F2A-91BC',
  printedBy: '李经办',
  printedOn: getDay('2023-11-20'),
}

describe('登记表', () => {
  test('只有试算的登记表：待遇、条款、下一变化、手填材料、未审核', () => {
    expect(textOfSheet(aSheet(), firstCopy)).toBe(golden('registration-quoted'))
  })

  test('已缴费的登记表：六个身份、长姓名、征求意见稿、材料、补打', () => {
    const again = { ...firstCopy, copyNumber: 2, printedOn: getDay('2023-11-22') }
    expect(textOfSheet(aLongSheet(), again)).toBe(golden('registration-final'))
  })

  test('练习单位和预览各有一行说明，预览没有查验码', () => {
    const text = textOfSheet(aSheet({ practice: true }), null)
    expect(text).toContain('练习单位打印，居民均为虚构，不作凭证')
    expect(text).toContain('预览稿，未登记打印，不作凭证')
    expect(text).not.toContain('查验码')
    const real = textOfSheet(aSheet(), firstCopy)
    expect(real).not.toContain('练习')
    expect(real).not.toContain('预览')
  })

  test('核定无需缴费的登记表写明不用缴费', () => {
    const { decision } = aSheet()
    const free = aSheet({
      decision: { ...decision, kind: 'final', payableFen: 0, changes: [] },
    })
    expect(textOfSheet(free, firstCopy)).toContain('缴费情况 | 个人无需缴费，核定后即参保')
  })

  test('以前印的单据照印“文件未写明”', () => {
    const { decision } = aSheet()
    const open = aSheet({
      decision: { ...decision, standardFen: null, payableFen: null, benefit: null },
    })
    const text = textOfSheet(open, firstCopy)
    expect(text).toContain('个人缴费标准 | 文件未写明')
    expect(text).toContain('个人应缴 | 文件未写明')
    expect(text).toContain('待遇期 | 文件未写明')
  })

  test('须审核批准的金额和待遇期印作“待核定”，不说成政策没有写', () => {
    const { decision } = aSheet()
    const open = aSheet({
      decision: {
        ...decision,
        standardFen: null,
        payableFen: null,
        benefit: null,
        unsaid: { amount: '待核定', benefit: '待核定' },
      },
    })
    const text = textOfSheet(open, firstCopy)
    expect(text).toContain('个人应缴 | 待核定')
    expect(text).toContain('待遇期 | 待核定')
    expect(text).not.toContain('未写明')
  })
})

test('收据：大写金额、最终核定、收款人', () => {
  const receipt = aLongSheet({ kind: 'receipt', sheetNumber: 'S371728100-2024-000123' })
  expect(textOfSheet(receipt, firstCopy)).toBe(golden('receipt'))
})

test('收据：代收的盖代收单位章，缴给税务的写明缴入税务部门', () => {
  const payment = {
    channel: '村居（社区）代收',
    paidOn: getDay('2023-11-21'),
    amountFen: 11_400,
    bookedBy: '李经办',
  }
  const receipt = { kind: 'receipt', sheetNumber: 'S371728100-2024-000123' } as const
  const here = aLongSheet({ ...receipt, payment: { ...payment, collectedHere: true } })
  expect(textOfSheet(here, firstCopy)).toContain('代收单位（盖章）')
  expect(textOfSheet(here, firstCopy)).not.toContain('缴入税务部门')
  const there = textOfSheet(aLongSheet({ ...receipt, payment }), firstCopy)
  expect(there).toContain('缴入税务部门')
  expect(there).not.toContain('代收单位')
})

test('全家登记表：六个人、长姓名、生僻字、护照、监护人、待核定、没登记的', () => {
  expect(textOfHousehold(aHouseholdSheet(), firstCopy)).toBe(golden('household-six'))
})
