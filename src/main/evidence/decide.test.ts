/** Whose word rules where lists disagree. */
import { describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { Authority } from '../../shared/evidence/model.ts'
import { rankOrderOf, weigh } from './decide.ts'
import type { RankOrders, StoredEvidence } from './decide.ts'

const none: RankOrders = new Map()
const on = getDay('2023-11-20')

function aDeath(authority: Authority, day: string): StoredEvidence {
  return {
    batchId: 1,
    kind: 'death',
    authority,
    source: authority,
    fileName: '名单.csv',
    rowNumber: 2,
    listDay: getDay('2023-10-31'),
    coverageYear: null,
    name: '周桂兰',
    idNumber: null,
    eventOn: getDay(day),
    precision: 'day',
    endsOn: null,
    term: null,
    level: null,
    details: [],
    matchedBy: 'number',
  }
}

const civilAffairsFirst: RankOrders = new Map([['death', ['civil-affairs', 'police']]])
const villageFirst: RankOrders = new Map([['death', ['village']]])

describe('以谁为准', () => {
  test.each([
    ['没有别的规定的，公安在前', { own: none, ofPacks: none }, 'police'],
    ['政策包另有规定的，照政策包', { own: none, ofPacks: civilAffairsFirst }, 'civil-affairs'],
    ['单位自己调过的，照单位', { own: villageFirst, ofPacks: civilAffairsFirst }, 'village'],
  ])('%s', (_, ranks, first) => {
    const said = [
      aDeath('village', '2023-10-07'),
      aDeath('police', '2023-10-08'),
      aDeath('civil-affairs', '2023-10-05'),
    ]
    const weighed = weigh(said, { on, ...ranks })
    expect(weighed.map(({ rules }) => rules)).toEqual([true, false, false])
    expect(weighed[0]?.authority).toBe(first)
    expect(weighed.every(({ disputed }) => disputed)).toBe(true)
  })

  test('先后里没有写到的部门排在写到的后面', () => {
    const order = rankOrderOf('death', { own: none, ofPacks: civilAffairsFirst })
    expect(order.slice(0, 2)).toEqual(['civil-affairs', 'police'])
    expect(order).toContain('village')
  })

  test('别的种类不受影响', () => {
    const order = rankOrderOf('in-prison', { own: none, ofPacks: civilAffairsFirst })
    expect(order[0]).toBe('justice')
  })
})
