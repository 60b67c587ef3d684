import { randomUUID } from 'node:crypto'
import { systemClock } from '../kernel/clock.ts'
import { readPacks } from '../rules/index.ts'
import type { PracticeAccount, PracticeOffice } from '../../shared/office/model.ts'
import { makePracticeOffice } from './make-office.ts'

export type PracticeFolderOptions = {
  readonly dataFolder: string
  readonly rulesFolder: string
  readonly office: PracticeOffice
  readonly people?: number
  readonly seed?: string
  /** Lower only in tests. */
  readonly passwordCost?: number
}

/** A practice office in a folder that no program has open: for the command line and the bench. */
export function makePracticeFolder(
  options: PracticeFolderOptions,
): Promise<{ readonly accounts: readonly PracticeAccount[] }> {
  const { rulesFolder, ...wishes } = options
  return makePracticeOffice({
    ...wishes,
    packs: readPacks(rulesFolder).packs.list(),
    requestId: randomUUID(),
    clock: systemClock,
  })
}
