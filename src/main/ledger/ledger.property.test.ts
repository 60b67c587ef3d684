/** Random histories against a plain model: whatever is done, every past moment can be read back. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDraft } from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import { asOf } from './index.ts'
import type { Ledger, Writing } from './index.ts'

/** What is done to one household inside an action. */
type Step =
  | { readonly kind: 'open'; readonly household: number; readonly number: string }
  | { readonly kind: 'close'; readonly household: number }
  | { readonly kind: 'replace'; readonly household: number; readonly number: string }

/** One action: its steps, how it ends, and whether it is sent twice. */
type Command = {
  readonly steps: readonly Step[]
  readonly ending: 'record' | 'refuse' | 'throw'
  readonly twice: boolean
}

/** Household id to number, as the office would see it. */
type Model = ReadonlyMap<number, string>

const household = fc.integer({ min: 1, max: 4 })
const number = fc.constantFrom('甲', '乙', '丙', '丁', '戊')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), household, number }),
  fc.record({ kind: fc.constant('close' as const), household }),
  fc.record({ kind: fc.constant('replace' as const), household, number }),
)
const command: fc.Arbitrary<Command> = fc.record({
  steps: fc.array(step, { maxLength: 4 }),
  ending: fc.constantFrom(
    'record' as const,
    'record' as const,
    'refuse' as const,
    'throw' as const,
  ),
  twice: fc.boolean(),
})

/** The model after the steps, or null where the ledger must not accept them. */
function foresee(before: Model, steps: readonly Step[]): Model | null {
  const model = new Map(before)
  /** Opened in this action: a version of no duration cannot be closed again. */
  const fresh = new Set<number>()
  for (const one of steps) {
    const isCurrent = model.has(one.household)
    if (isCurrent === (one.kind === 'open')) return null
    if (one.kind !== 'open' && fresh.has(one.household)) return null
    if (one.kind !== 'close') {
      const taken = [...model].some(([id, held]) => held === one.number && id !== one.household)
      if (taken) return null
      fresh.add(one.household)
      model.set(one.household, one.number)
    } else model.delete(one.household)
  }
  return model
}

async function carryOut(writing: Writing, one: Step): Promise<void> {
  if (one.kind === 'open') {
    const row = { household_id: one.household, household_number: one.number, village_id: 1 }
    writing.open('household', row)
    return
  }
  const current = await writing.read
    .selectFrom('household')
    .selectAll()
    .where('household_id', '=', one.household)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  if (one.kind === 'close') writing.close('household', current.row_id)
  else writing.replace('household', current, { household_number: one.number })
}

function send(ledger: Ledger, { steps, ending }: Command, requestId: string) {
  return ledger.writer.record<{ readonly done: string }, 'no'>(
    aDraft(requestId, { payload: { steps } }),
    async (writing) => {
      for (const one of steps) await carryOut(writing, one)
      if (ending === 'throw') throw new Error('断了')
      if (ending === 'refuse') return { kind: 'refuse', refusal: 'no' }
      return { kind: 'record', result: { done: requestId } }
    },
  )
}

async function householdsAsOf(ledger: Ledger, actionId: number): Promise<Model> {
  const rows = await asOf(ledger.read, 'household', actionId)
    .select(['household_id', 'household_number'])
    .orderBy('household_id')
    .execute()
  return new Map(rows.map((row) => [row.household_id, row.household_number]))
}

function sorted(model: Model): Model {
  return new Map([...model].toSorted(([a], [b]) => a - b))
}

test('任意一串开户、改号、销户、退回和中断之后，每个时点都能原样查回，核验无误', async () => {
  const { ledger } = await anOpenLedger({ encrypted: false })
  let requestCount = 0
  const history: Model[] = [new Map(), new Map()] // before anything, and after the office
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 8 }), async (commands) => {
      for (const one of commands) {
        requestCount += 1
        const requestId = `random-${String(requestCount).padStart(6, '0')}`
        const before = history.at(-1) ?? new Map()
        const after = foresee(before, one.steps)
        const sent = send(ledger, one, requestId)
        const again = one.twice ? send(ledger, one, requestId) : null
        if (after === null || one.ending === 'throw') {
          await expect(sent).rejects.toThrow()
          if (again !== null) await expect(again).rejects.toThrow()
          continue
        }
        const result = { done: requestId }
        const refused = { kind: 'refused', refusal: 'no' }
        const actionId = history.length
        expect(await sent).toEqual(
          one.ending === 'refuse' ? refused : { kind: 'recorded', actionId, result },
        )
        if (again !== null) {
          expect(await again).toEqual(
            one.ending === 'refuse' ? refused : { kind: 'repeated', actionId, result },
          )
        }
        if (one.ending === 'record') history.push(after)
      }
      for (const [actionId, model] of history.entries()) {
        expect(await householdsAsOf(ledger, actionId)).toEqual(sorted(model))
      }
      expect(ledger.verify()).toMatchObject({ sound: true, actionCount: history.length - 1 })
    }),
    { numRuns: 60, endOnFailure: true },
  )
  // The random histories did record something, or the above proves nothing. Sixty of them record
  // about forty actions; a bound near that would fail by chance.
  expect(history.length).toBeGreaterThan(10)
})
