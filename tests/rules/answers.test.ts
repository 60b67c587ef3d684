/**
 * Whole answers, to the last character: an answer that is stored, signed and printed must not change
 * because somebody improved the engine. Where a change is meant, `vitest run tests/rules/answers -u`
 * writes the golden files anew, and the difference is read line by line before it is committed.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decide, nextChanges } from '../../src/main/rules/index.ts'
import { askForResidents } from '../bench/questions.ts'
import { shipped } from './support.ts'

const { packs } = shipped
const golden = join(import.meta.dirname, '../golden')
const questions = readFileSync(join(golden, 'questions.ndjson'), 'utf8').trimEnd().split('\n')

test('每个写下的问题，答复逐字不变', async () => {
  const answers = questions.map((line) => JSON.stringify(decide(packs, JSON.parse(line))))
  await expect(`${answers.join('\n')}\n`).toMatchFileSnapshot(join(golden, 'answers.ndjson'))
})

test('每个写下的问题，下一次变化逐字不变', async () => {
  const changes = questions.map((line) =>
    JSON.stringify(nextChanges(packs, JSON.parse(line)).map(({ on, text }) => [on, text])),
  )
  await expect(`${changes.join('\n')}\n`).toMatchFileSnapshot(join(golden, 'changes.ndjson'))
})

test('参保的问题只要写得对，答复都说缴费日在缴费期内还是期外', () => {
  for (const line of questions) {
    const question = JSON.parse(line)
    if (question.ask !== 'enrolment') continue
    const { outcome, window } = decide(packs, question)
    expect(window === undefined, question.id).toBe(outcome === 'invalid')
  }
})

describe('成批的居民', () => {
  test('答复合起来的指纹不变', async () => {
    const digests = new Map<string, { count: number; hash: ReturnType<typeof createHash> }>()
    for (const question of askForResidents(packs, 3000)) {
      const answer = decide(packs, question)
      const { policy, ask } = question as { readonly policy: string; readonly ask: string }
      const group = `${policy} ${ask} ${answer.outcome}`
      const digest = digests.get(group) ?? { count: 0, hash: createHash('sha256') }
      digest.count += 1
      digest.hash.update(JSON.stringify(answer))
      digests.set(group, digest)
    }
    const lines = [...digests]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, { count, hash }]) => `${group} ${count} ${hash.digest('hex').slice(0, 16)}`)
    expect(lines.length).toBeGreaterThan(15)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(golden, 'residents.txt'))
  })
})
