/** Ledgers and folders that go away with the test that asked for them. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Trouble } from '../../src/main/kernel/trouble.ts'
import type { TroubleCode } from '../../src/main/kernel/trouble.ts'
import type { Ledger } from '../../src/main/ledger/index.ts'
import { makeTestLedger, openTestLedger, rawConnection } from './ledger-builder.ts'
import type { LedgerOptions } from './ledger-builder.ts'

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-test-'))
  chmodSync(folder, 0o700)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new ledger that holds an office (action 1), opened. */
export async function anOpenLedger(
  options: LedgerOptions = {},
): Promise<{ readonly folder: string; readonly ledger: Ledger }> {
  const folder = tempFolder()
  await makeTestLedger(folder, options)
  const ledger = openTestLedger(folder, migrationsOf(options))
  onTestFinished(() => ledger.close())
  return { folder, ledger }
}

/** Changes the file behind the ledger's back, first without its triggers. */
export function tamper(
  folder: string,
  change: string | ((raw: ReturnType<typeof rawConnection>) => void),
) {
  const raw = rawConnection(folder)
  try {
    raw.pragma('foreign_keys = OFF')
    if (typeof change === 'string') raw.exec(change)
    else change(raw)
  } finally {
    raw.close()
  }
}

/** The trouble's code, and a check that its sentence is one a clerk can read. */
export async function troubleOf(work: () => unknown): Promise<TroubleCode> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    if (!/^[^\n]*\p{Script=Han}[^\n]*。$/u.test(error.message)) {
      throw new Error(`no Chinese sentence: ${error.message}`, { cause: error })
    }
    return error.code
  }
  throw new Error('there was no trouble')
}

function migrationsOf({ migrations }: LedgerOptions): Pick<LedgerOptions, 'migrations'> {
  return migrations === undefined ? {} : { migrations }
}
