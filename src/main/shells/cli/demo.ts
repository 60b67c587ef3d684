/** `canbao demo`: a practice office in a folder, and its accounts as the answer. */
import { randomUUID } from 'node:crypto'
import type { PracticeOffice } from '../../../shared/office/model.ts'
import { systemClock } from '../../kernel/clock.ts'
import { Trouble } from '../../kernel/trouble.ts'
import { prepareDataFolder, takeProgramLock } from '../../ledger/index.ts'
import { makePracticeOffice, mostPracticePeople } from '../../practice/index.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'
import { readOwnPacks } from './own-packs.ts'

export type DemoOptions = {
  readonly dataFolder: string
  readonly office: PracticeOffice
  readonly people?: number
  readonly seed: string
}

export async function runDemo(options: DemoOptions): Promise<ExitCode> {
  if (options.people !== undefined && options.people > mostPracticePeople) {
    throw new Trouble(
      'wrong-call',
      `人数 ${options.people} 太多，--people 不能超过 ${mostPracticePeople}。`,
    )
  }
  const { folder } = prepareDataFolder(options.dataFolder)
  // A program that stands open on the folder would not see the office appear under it.
  const lock = takeProgramLock(folder, 'command-line')
  try {
    const { accounts } = await makePracticeOffice({
      ...options,
      packs: readOwnPacks().list(),
      clock: systemClock,
      requestId: randomUUID(),
    })
    await writeAnswer(`${JSON.stringify(accounts)}\n`)
    return 0
  } finally {
    lock.release()
  }
}
