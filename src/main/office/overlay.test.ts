import { expect, test } from 'vitest'
import { aDraft } from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { Amendment } from '../../shared/rules/model.ts'
import type { Writing } from '../ledger/index.ts'
import { keepAmendment, listAmendments } from './amendments.ts'
import { getOverlay, overlayHashOf } from './overlay.ts'
import { keepReadingChoice } from './store.ts'

function anAmendment(fields: Partial<Amendment> = {}): Amendment {
  return {
    policy: 'national-2025',
    from: '2026-09-01',
    documentNumber: '某医保发〔2026〕12号',
    clause: '一',
    basis: '照文件录入',
    coverageYears: [2027],
    price: { unit: 'fen', amounts: { 1: 42_000 } },
    ...fields,
  }
}

async function aLedger() {
  const { ledger } = await anOpenLedger({ encrypted: false })
  let requests = 0
  const act = (work: (writing: Writing) => Promise<void>, payload: unknown = {}) => {
    requests += 1
    return ledger.writer.record(
      aDraft(`request-${1000 + requests}`, { payload }),
      async (writing) => {
        await work(writing)
        return { kind: 'record', result: {} }
      },
    )
  }
  return { ledger, act }
}

test('读法和修改按录入的先后成为本单位确定，内容没变就还是同一个', async () => {
  const { ledger, act } = await aLedger()
  await act(async (writing) => {
    await keepAmendment(writing, { amendment: anAmendment(), accountId: 1 })
    await keepAmendment(writing, { amendment: anAmendment({ clause: '二' }), accountId: 1 })
    const choice = { policy: 'national-2025', reading: 'first-missed-year', option: 'adds-a-month' }
    await keepReadingChoice(writing, choice)
  })
  const overlay = await getOverlay(ledger.read)
  expect(overlay).toEqual({
    readings: { 'national-2025': { 'first-missed-year': 'adds-a-month' } },
    amendments: [anAmendment(), anAmendment({ clause: '二' })],
  })
  // The rules engine compiles once an object: what changes nothing here must change nothing there.
  await act(async (writing) => writing.open('village', { village_id: 9, name: '村', position: 9 }))
  expect(await getOverlay(ledger.read)).toBe(overlay)
  expect(overlayHashOf(overlay)).toMatch(/^[0-9a-f]{64}$/u)
})

test('撤销以后不再算数，按当时的操作还看得到当时的', async () => {
  const { ledger, act } = await aLedger()
  await act(async (writing) => {
    await keepAmendment(writing, { amendment: anAmendment(), accountId: 1 })
  })
  const before = await getOverlay(ledger.read)
  const [entered] = await listAmendments(ledger.read)
  expect(entered).toMatchObject({ amendmentId: 1, enteredOn: '2023-11-20', withdrawn: null })
  await act(async (writing) => writing.close('amendment', entered?.rowId ?? 0), {
    reason: '文号录错',
  })
  const after = await getOverlay(ledger.read)
  expect(after.amendments).toEqual([])
  expect(overlayHashOf(after)).not.toBe(overlayHashOf(before))
  expect(await getOverlay(ledger.read, entered?.actionId)).toBe(before)
  expect((await listAmendments(ledger.read))[0]?.withdrawn).toMatchObject({
    on: '2023-11-20',
    reason: '文号录错',
  })
})
