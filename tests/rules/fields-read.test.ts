/** Which facts a pack looks at: these are asked for and checked, all others are let be. */
import { describe, expect, test } from 'vitest'
import { listFieldsRead } from '../../src/main/rules/fields-read.ts'
import type { PackDocument } from '../../src/main/rules/pack-document.ts'
import { shipped } from './support.ts'

const { packs } = shipped
const nothing = {
  registeredOn: false,
  coveredThisYear: false,
  paidAtOrigin: false,
  freshman: false,
  enrolsAt: false,
  eventOn: new Set(),
  groundOn: new Set(),
  benefitFrom: false,
  gapsSince: null,
}

test.each([
  [
    'dongming-2024',
    {
      registeredOn: true,
      paidAtOrigin: true,
      eventOn: new Set(['moved-in']),
      groundOn: new Set(['death', 'employee-insurance', 'resident-insurance-elsewhere']),
    },
  ],
  ['fangtai-2024', { enrolsAt: true }],
  [
    'meishan-2024',
    {
      coveredThisYear: true,
      paidAtOrigin: true,
      eventOn: new Set([
        'employment-ended',
        'moved-in',
        'transferred-in',
        'released',
        'discharged',
      ]),
    },
  ],
  ['tongliang-2024', { freshman: true, enrolsAt: true }],
  ['national-2025', { benefitFrom: true, gapsSince: 2025 }],
])('%s', (policy, reads) => {
  expect(packs.get(policy).reads).toEqual({ ...nothing, ...reads })
})

test.each(packs.list())('$policy：柜台要问的、管哪些年度、哪来的缴费期', (summary) => {
  const { policy, asks, laterYears, coverageYear } = summary
  const { reads, findWindow, isOwnYear } = packs.get(policy)
  const { coveredThisYear, gapsSince } = reads
  expect(asks).toEqual({ coveredThisYear, gapsSince })
  const national = policy === 'national-2025'
  expect(laterYears).toBe(national)
  const years = [-1, 0, 1].map((more) => isOwnYear(coverageYear + more))
  expect(years).toEqual([false, true, national])
  // Nobody has amended it: the window stands where the notice has it.
  expect(findWindow(coverageYear).clause).toBe(packs.get(policy).source.document.window.clause)
})

describe('日期', () => {
  const { document } = packs.get('dongming-2024').source
  const read = (changed: Partial<PackDocument>) => listFieldsRead({ ...document, ...changed })
  const [route] = document.routes
  const [row] = document.refund ?? []
  if (route === undefined || row === undefined) throw new Error('no rows')

  test('可追溯的途径要知道情形哪天发生', () => {
    const start = { at: 'next-day', retroactive: true } as const
    const eventOn = (routes: PackDocument['routes']) => read({ routes }).eventOn
    expect(eventOn([{ ...route, start, when: { circumstance: ['released'] } }])).toEqual(
      new Set(['released']),
    )
    expect(eventOn([{ ...route, start, when: undefined }]).size).toBe(9)
    const plain = { ...start, retroactive: false }
    expect(eventOn([{ ...route, start: plain, when: undefined }])).toEqual(new Set())
  })

  test('事由的日期在前面有一行看过，后面再定的事由也要填', () => {
    const groundOn = (refund: readonly (typeof row)['when'][]) =>
      read({ refund: refund.map((when) => ({ ...row, when })) }).groundOn
    const dated = { groundOn: { to: '2023-12-31' } }
    const death = { ground: ['death' as const] }
    // Settled by its name alone before any day is looked at: nobody needs the day.
    expect(groundOn([death, dated]).has('death')).toBe(false)
    expect(groundOn([dated, death]).has('death')).toBe(true)
    expect(groundOn([{ ...death, paidOn: { to: '2023-12-31' } }, dated]).has('death')).toBe(true)
    expect(groundOn([{ ...death, ...dated }])).toEqual(new Set(['death']))
  })
})
