/** The answer behind the 试算 screen is the command line's, byte for byte. */
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOwnPacks } from '../../src/main/shells/cli/own-packs.ts'
import { runDecide } from '../../src/main/shells/cli/decide.ts'
import { readOwnCases } from '../support/own-cases.ts'
import { anAmendment } from './cases/amendments.ts'
import { doorNames } from './support/doors.ts'
import { openFoundedDesk } from './support/desk.ts'
import type { Desk } from './support/desk.ts'
import { aRequestId } from './support/office-data.ts'
import { recordShown } from '../support/shown-standing.ts'

/** Every example of every pack, with an id of its own, and some lines that are no questions. */
const questions: readonly string[] = [
  ...readOwnCases().map((question, index) =>
    JSON.stringify({ id: `${question.policy} ${index + 1}`, ...question }),
  ),
  '[]',
  '{"policy"',
  '{"policy":"nowhere","ask":"enrolment","facts":{}}',
  '{"policy":"tongliang-2024","ask":"enrolment","facts":{"paidOn":"2023-02-30"}}',
]

/** What `canbao decide` writes, line by line. */
async function onTheCommandLine(overlayText?: string): Promise<readonly string[]> {
  const output = new PassThrough()
  const written = text(output)
  const code = await runDecide({
    input: Readable.from(questions.map((question) => `${question}\n`)),
    output,
    errors: new PassThrough(),
    packs: readOwnPacks(),
    ...(overlayText === undefined ? {} : { overlayText }),
  })
  output.end()
  // Some lines are no questions.
  expect(code).toBe(1)
  return (await written).trimEnd().split('\n')
}

describe.each(doorNames)('%s', (doorName) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openFoundedDesk(doorName)
    const administrator = await desk.signIn('administrator')
    await recordShown(administrator, {
      requestId: aRequestId(),
      source: { kind: 'form', amendment: anAmendment() },
    })
  })
  afterAll(() => desk.close())

  test.each(['office', 'pack'] as const)('试算与命令行逐字节相同（%s）', async (basis) => {
    const client = await desk.signIn('clerk')
    const overlay = basis === 'office' ? (await client.amendments.overlay()).text : undefined
    const expected = await onTheCommandLine(overlay)
    expect(expected).toHaveLength(questions.length)
    const answers: string[] = []
    for (const question of questions) {
      const { answer } = await client.policies.decide({ question, basis })
      answers.push(answer)
    }
    expect(answers).toEqual(expected)
    expect(answers.length).toBeGreaterThan(200)
  })
})

test('本单位的设置确实改了一些答复', async () => {
  const desk = await openFoundedDesk('in process')
  try {
    const client = await desk.signIn('clerk')
    const { text: overlay } = await client.amendments.overlay()
    const [office, pack] = [await onTheCommandLine(overlay), await onTheCommandLine()]
    expect(office.some((line, index) => line !== pack[index])).toBe(true)
  } finally {
    await desk.close()
  }
})
