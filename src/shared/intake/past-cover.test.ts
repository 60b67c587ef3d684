import { expect, test } from 'vitest'
import { getDay } from '../kernel/day.ts'
import { noPastCover, pastCoverSentence } from './past-cover.ts'

test.each([
  ['问过断保而没有的，写明 0 年', 2, {}, '断保 0 年'],
  ['没有可算的年度，不写', 0, {}, null],
  ['政策包不问的，不写', null, {}, null],
  ['断保、补缴', 2, { missedYears: 2, repairedYears: 1 }, '断保 2 年，其中已补缴 1 年'],
  ['等待期', 2, { waitingSince: getDay('2026-03-01') }, '断保 0 年，等待期已从 2026-03-01 起算'],
  ['当年参加过', null, { coveredThisYear: true }, '当年已参加过基本医保'],
])('以往参保一行：%s', (_, mostMissed, part, sentence) => {
  expect(pastCoverSentence({ ...noPastCover, ...part }, mostMissed)).toBe(sentence)
})
