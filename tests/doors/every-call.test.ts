/** Each call answers as its cases say, behind every door alike. */
import { describe, expect, test } from 'vitest'
import { listCalls } from '../../src/main/shells/cli/contract-calls.ts'
import { commonErrors } from '../../src/shared/kernel/contract-kit.ts'
import { cases } from './cases/index.ts'
import { openDesk, openFoundedDesk } from './support/desk.ts'
import type { Entry } from './support/desk.ts'
import { doorNames } from './support/doors.ts'

/** What was answered, by door and case; filled as the cases run. */
const transcripts = new Map<string, readonly Entry[]>()
const titled = cases.map((one) => ({ ...one, title: `${one.call}：${one.rule}` }))

describe.each(doorNames)('%s', (doorName) => {
  test.each(titled)('$title', async ({ call, title, office, run }) => {
    const desk = await (office === 'founded' ? openFoundedDesk(doorName) : openDesk(doorName))
    try {
      await run(desk)
      expect(desk.transcript.map((entry) => entry.call)).toContain(call)
      transcripts.set(`${doorName} ${title}`, desk.transcript)
    } finally {
      await desk.close()
    }
  })
})

describe('every door alike', () => {
  test.each(titled)('$title', ({ title }) => {
    const [first, ...others] = doorNames.map((name) => comparable(`${name} ${title}`))
    for (const other of others) expect(other).toEqual(first)
  })
})

describe('nothing is left out', () => {
  test('titles are told apart', () => {
    expect(new Set(titled.map(({ title }) => title)).size).toBe(titled.length)
  })

  test.each(listCalls().map(({ name }) => name))('%s has a case', (name) => {
    expect(cases.filter(({ call }) => call === name)).not.toEqual([])
  })

  test.each(listCalls().flatMap(declaredErrors))('%s is refused with %s', (name, code) => {
    const refused = [...transcripts.values()].flat().filter((entry) => entry.call === name)
    expect(refused.map((entry) => entry.code)).toContain(code)
  })
})

/** Errors of the call's own; those that every call has stand in other tests. */
function declaredErrors(call: ReturnType<typeof listCalls>[number]): readonly [string, string][] {
  return call.errors
    .filter(({ code }) => !(code in commonErrors))
    .map(({ code }): [string, string] => [call.name, code])
}

/**
 * Hashes go with the random salts of passwords, and differ from ledger to ledger; each ledger has a
 * folder of its own; one run is faster than another.
 */
const ofThisDesk = new Set([
  'importId',
  'previewDigest',
  'shortHash',
  'headHash',
  // A sample workbook is a zip and holds the time of day.
  'fileHash',
  'hash',
  'keyPlace',
  'perSecond',
  'rehearsalId',
  // What a thread beside the core writes comes a little sooner or later.
  'recordedAt',
])

const madeWorkbooks = new Set([
  'platform.workbook',
  'rehearsal.workbook',
  'rosters.download',
  'rosters.sample',
])

/**
 * How far a rehearsal is when somebody asks, or ends it, differs from run to run; the zip of its
 * workbook, which is streamed, holds the time of day.
 */
function differsEachRun({ call, answer, code }: Entry): boolean {
  if (madeWorkbooks.has(call) && code === null) return true
  // Asked until it is done: as often as that takes.
  if (call === 'rosters.state' && code === null) return true
  if (typeof answer !== 'object' || answer === null || !('phase' in answer)) return false
  return ['running', 'cancelled', 'previewing', 'applying', 'undoing'].includes(
    String(answer.phase),
  )
}

/** What a door answered, without what only this desk has. */
function comparable(key: string): unknown {
  const entries = transcripts.get(key)
  if (entries === undefined) throw new Error(`did not run: ${key}`)
  return JSON.parse(
    JSON.stringify(
      entries.filter((entry) => !differsEachRun(entry)),
      (name, value: unknown) => (ofThisDesk.has(name) ? 'of this desk' : value),
    ),
  )
}
