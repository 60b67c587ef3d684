/** Puts the core together: one ledger, the packs, the calls. Every shell starts here. */
import { z } from 'zod'
import { makeSessions, passwordCost as fullPasswordCost } from './accounts/index.ts'
import type { Channel, Door } from './kernel/call-context.ts'
import { practiceClock, systemClock } from './kernel/clock.ts'
import type { Clock } from './kernel/clock.ts'
import { silentLog } from './kernel/log.ts'
import { Trouble } from './kernel/trouble.ts'
import type { Log } from './kernel/log.ts'
import {
  ClockSetBack,
  assertDriver,
  fileKeyStore,
  findLedger,
  makeLedger,
  makeLedgerSlot,
  prepareDataFolder,
  storageTrouble,
  takeProgramLock,
} from './ledger/index.ts'
import type { ChannelsKnown, KeyStore, Ledger, ProgramLock } from './ledger/index.ts'
import { channelsKnownTo, coverageYearOf, makeLivePacks, overlayTextOf } from './office/index.ts'
import { explainTax } from './collections/index.ts'
import { countUnder, explain } from './intake/index.ts'
import { makePracticeOffice } from './practice/index.ts'
import { makeChecks, makeRehearsals } from './rehearsal/index.ts'
import { goOnWithAny, makeRosterDesk } from './rosters/index.ts'
import { readPacks } from './rules/index.ts'
import { makeRouter } from './router.ts'
import type { Router } from './router.ts'
import { getDefined } from '../shared/kernel/assert.ts'
import type { TaxExplanation } from '../shared/collections/tax-explanation.ts'
import type { Explanation } from '../shared/intake/explanation.ts'
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
  /** Every screen is to be unlocked with its operator's password: nobody sits there. */
  lockSessions(): void
  /** Where this program can be reached: told to a second one that asks who has the ledger. */
  setAddress(address: string): void
  /** What was decided for a registration and whether it would be again; null without one. */
  explain(registrationNumber: string): Promise<Explanation | null>
  /** The same for somebody's money on tax lists, by their number; null where there is none. */
  explainTax(idNumber: string): Promise<TaxExplanation | null>
  /** What the office has settled, as the file that `decide --overlay` reads. */
  overlayText(): Promise<string>
  close(): Promise<void>
}

/** Opens the folder's office, or an empty place for one. Throws Trouble with its sentence. */
export async function openApp(options: AppOptions): Promise<App> {
  z.config({ customError: describeIssue })
  assertDriver()
  const clock = options.clock ?? systemClock
  const data = prepareDataFolder(options.dataFolder)
  const lock = options.hold === false ? null : takeProgramLock(data.folder, options.door)
  try {
    return await assemble({ options, clock, data, lock })
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

async function assemble({ options, clock, data, lock }: Assembly): Promise<App> {
  const log = options.log ?? silentLog
  const passwordCost = options.passwordCost ?? fullPasswordCost
  const keys = options.keys ?? fileKeyStore(process.env['CANBAO_KEY_FILE'])
  const clockFor = (practiceDate: string | null) =>
    practiceDate === null ? clock : practiceClock(clock, getDay(practiceDate))
  const place = { data, keys, clockFor }
  const open = (): Ledger => getDefined(findLedger(place), 'ledger that was just made')

  const live = makeLivePacks(options.rulesFolder)
  const packs = live.set
  const places = () => live.places()
  const slot = makeLedgerSlot(() => findLedger(place))
  const standing = slot.find()
  if (standing !== null) await live.refresh(standing.read)
  const sessions = makeSessions(() => clock.now())
  const rehearsals = makeRehearsals()
  const checks = makeChecks({ places, packs })
  const desk = makeRosterDesk({ dataFolder: data.folder, places })
  const router = makeRouter({
    slot,
    sessions,
    log,
    storageTrouble: (error) => storageTrouble(error, data.folder),
    clockTrouble: (error) => (error instanceof ClockSetBack ? error.message : null),
    accounts: { slot, sessions, passwordCost, realNowMs: () => clock.now() },
    amendments: { slot, packs, checks },
    audit: { slot, packs },
    intake: { slot, packs },
    policies: { slot, packs, reportCases: (policy) => checks.check('cases', { policy }) },
    people: { slot, coverageYearOf: (ledger) => coverageYearOf(ledger, packs) },
    rehearsal: { slot, packs, places, rehearsals, checks },
    rosters: { slot, packs, desk },
    office: {
      slot,
      clock,
      version: options.version,
      keyPlace: keys.place('账本编号'),
      live,
      passwordCost,
      problemsOf: (policy) => checks.check('policy', { policy }),
      checkUpload: (upload) => checks.check('upload', { upload }),
      countRegistrations: countUnder,
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
  // Only the program that holds the ledger: a command beside it must not write the same lines.
  const ledger = options.hold === false ? null : slot.find()
  const going = ledger === null ? Promise.resolve() : goOnWithAny(desk, ledger)
  const getRead = () => {
    const ledger = slot.find()
    if (ledger !== null) return ledger.read
    throw new Trouble('ledger-missing', `文件夹 ${data.folder} 中没有账本，请核对路径。`)
  }
  return {
    router,
    packProblems: live.problems(),
    openChannel: () => sessions.openChannel(options.door),
    lockSessions: () => sessions.lockAll(),
    setAddress: (address) => lock?.setAddress(address),
    explain: async (registrationNumber) => explain(getRead(), registrationNumber, packs),
    explainTax: async (idNumber) => explainTax(getRead(), idNumber, packs),
    overlayText: async () => overlayTextOf(getRead()),
    async close() {
      await rehearsals.close()
      await checks.close()
      await going
      await desk.close()
      await slot.close()
      lock?.release()
    },
  }
}

/** What the packs of a folder say of the ways to pay, for whoever verifies a ledger. */
export function channelsIn(rulesFolder: string): ChannelsKnown {
  return channelsKnownTo(readPacks(rulesFolder).packs)
}
