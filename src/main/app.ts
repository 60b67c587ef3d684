/** Puts the core together: one ledger, the packs, the calls. Every shell starts here. */
import { z } from 'zod'
import { makeSessions, passwordCost as fullPasswordCost } from './accounts/index.ts'
import type { Channel, Door } from './kernel/call-context.ts'
import { practiceClock, systemClock } from './kernel/clock.ts'
import type { Clock } from './kernel/clock.ts'
import { silentLog } from './kernel/log.ts'
import type { Log } from './kernel/log.ts'
import {
  fileKeyStore,
  findLedger,
  makeLedger,
  makeLedgerSlot,
  prepareDataFolder,
  storageTrouble,
  takeProgramLock,
} from './ledger/index.ts'
import type { KeyStore, Ledger, ProgramLock } from './ledger/index.ts'
import { coverageYearOf } from './office/index.ts'
import { makePracticeOffice } from './practice/index.ts'
import { readPacks } from './rules/index.ts'
import { makeRouter } from './router.ts'
import type { Router } from './router.ts'
import { getDefined } from '../shared/kernel/assert.ts'
import { getDay } from '../shared/kernel/day.ts'
import { describeIssue } from '../shared/kernel/describe-issue.ts'

export type AppOptions = {
  readonly dataFolder: string
  readonly rulesFolder: string
  readonly version: string
  readonly door: Door
  /** The real clock; a practice office puts its own day over it. */
  readonly clock?: Clock
  readonly log?: Log
  /** Whether this program keeps others off the ledger: yes, but for single commands. */
  readonly hold?: boolean
  /** Where keys are kept; files by default. */
  readonly keys?: KeyStore
  /** log2 of scrypt's cost; lower only in tests. */
  readonly passwordCost?: number
}

export type App = {
  readonly router: Router
  /** What is wrong in the folder of packs, for whoever starts the program. */
  readonly packProblems: readonly string[]
  /** A new browser, window or command. */
  openChannel(): Channel
  /** Where this program can be reached: told to a second one that asks who has the ledger. */
  setAddress(address: string): void
  close(): Promise<void>
}

/** Opens the folder's office, or an empty place for one. Throws Trouble with its sentence. */
export async function openApp(options: AppOptions): Promise<App> {
  z.config({ customError: describeIssue })
  const clock = options.clock ?? systemClock
  const data = prepareDataFolder(options.dataFolder)
  const lock = options.hold === false ? null : takeProgramLock(data.folder, options.door)
  try {
    return assemble({ options, clock, data, lock })
  } catch (error) {
    lock?.release()
    throw error
  }
}

type Assembly = {
  readonly options: AppOptions
  readonly clock: Clock
  readonly data: ReturnType<typeof prepareDataFolder>
  readonly lock: ProgramLock | null
}

function assemble({ options, clock, data, lock }: Assembly): App {
  const log = options.log ?? silentLog
  const passwordCost = options.passwordCost ?? fullPasswordCost
  const keys = options.keys ?? fileKeyStore(process.env['CANBAO_KEY_FILE'])
  const clockFor = (practiceDate: string | null) =>
    practiceDate === null ? clock : practiceClock(clock, getDay(practiceDate))
  const place = { data, keys, clockFor }
  const open = (): Ledger => getDefined(findLedger(place), 'ledger that was just made')

  const { packs, problems } = readPacks(options.rulesFolder)
  const slot = makeLedgerSlot(() => findLedger(place))
  const sessions = makeSessions(() => clock.now())
  const router = makeRouter({
    slot,
    sessions,
    log,
    storageTrouble: (error) => storageTrouble(error, data.folder),
    accounts: { slot, sessions, passwordCost, realNowMs: () => clock.now() },
    intake: { slot, packs },
    people: { slot, coverageYearOf: (ledger) => coverageYearOf(ledger, packs) },
    office: {
      slot,
      clock,
      version: options.version,
      keyPlace: keys.place('账本编号'),
      packs: { list: packs.list(), problems: problems.map(({ text }) => text) },
      passwordCost,
      async makeOfficeLedger(fill) {
        await makeLedger({ ...place, encrypted: true, practiceDate: null, fill })
        return open()
      },
      async makePracticeLedger(request) {
        const { accounts } = await makePracticeOffice({
          ...request,
          dataFolder: data.folder,
          packs: packs.list(),
          clock,
          passwordCost,
        })
        return { ledger: open(), accounts }
      },
    },
  })
  return {
    router,
    packProblems: problems.map(({ file, line, text }) => `政策包 ${file} 第 ${line} 行：${text}`),
    openChannel: () => sessions.openChannel(options.door),
    setAddress: (address) => lock?.setAddress(address),
    async close() {
      await slot.close()
      lock?.release()
    },
  }
}
