/** Power cuts while a list is being written, one after the other, until it is written whole. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Ledger } from '../../src/main/ledger/index.ts'
import { startChild } from './child-process.ts'
import { openTestLedger } from './ledger-builder.ts'

export type Applying = {
  /** The office's data. */
  readonly folder: string
  /** Where the lines wait to be written. */
  readonly staging: string
  readonly importId: string
}

/**
 * Kills four times at most, looks at the ledger after each, and lets the last one end. At least one
 * cut comes while the list is half written.
 */
export async function killApplying(
  { folder, staging, importId }: Applying,
  look?: (ledger: Ledger) => Promise<void>,
): Promise<void> {
  const args = [folder, staging, '1', `apply-${importId}`]
  let half = 0
  for (let round = 0; round < 4; round += 1) {
    const child = startChild('apply-roster', ...args)
    await child.waitForLines(1)
    // Anywhere between two stretches, and inside one.
    await sleep(round * 7)
    await child.kill()
    const after = openTestLedger(folder)
    const whole = child.lines.includes('whole')
    expect(await statusOf(after)).toBe(whole ? 'applied' : 'applying')
    await look?.(after)
    expect(after.verify().problems).toEqual([])
    await after.close()
    if (whole) break
    half += 1
  }
  expect(half).toBeGreaterThan(0)
  expect(await startChild('apply-roster', ...args).ended).toBe(0)
}

/** Of the one batch in the ledger. */
export async function statusOf({ read }: Ledger): Promise<string> {
  const { status } = await read
    .selectFrom('roster_batch')
    .select('status')
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  return status
}
