/** Writes a practice office into a folder: its office, accounts and invented residents. */
import { hashPassword, openAccount, passwordCost } from '../accounts/index.ts'
import type { NewAccount } from '../accounts/index.ts'
import { practiceClock } from '../kernel/clock.ts'
import type { Clock } from '../kernel/clock.ts'
import { Trouble } from '../kernel/trouble.ts'
import { fileKeyStore, makeLedger, prepareDataFolder } from '../ledger/index.ts'
import type { Writer } from '../ledger/index.ts'
import { openOffice, practiseKind } from '../office/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { PracticeAccount, PracticeOffice, ReadingChoice } from '../../shared/office/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { listPracticeAccounts } from './accounts.ts'
import { practiceDate, practiceOffices, usualPeople } from './offices.ts'
import { inventHouseholds } from './population.ts'
import type { PopulationPlan } from './population.ts'
import { recordPeople } from './record-people.ts'

export type PracticeOptions = {
  readonly dataFolder: string
  readonly office: PracticeOffice
  /** The packs that are at hand; the office's own must be among them. */
  readonly packs: readonly PackSummary[]
  /** Under which the office is recorded: the caller's request id. */
  readonly requestId: string
  /** The real clock; the office itself lives on its practice date. */
  readonly clock: Clock
  readonly people?: number
  readonly seed?: string
  /** Lower only in tests. */
  readonly passwordCost?: number
}

/**
 * Makes the office and answers its accounts with their passwords. All or nothing: the ledger
 * appears in the folder when it is whole. Throws Trouble where the folder has one already or the
 * pack cannot be read.
 */
export async function makePracticeOffice(
  options: PracticeOptions,
): Promise<{ readonly accounts: readonly PracticeAccount[] }> {
  const kind = practiceOffices[options.office]
  const packs = kind.policies.map((policy) => getPack(options.packs, policy))
  const seed = options.seed ?? '1'
  const accounts = listPracticeAccounts(seed)
  const data = prepareDataFolder(options.dataFolder)
  const hashed = await hashAccounts(accounts, options.passwordCost ?? passwordCost)
  const plan: PopulationPlan = {
    seed,
    people: options.people ?? usualPeople,
    villages: packs.flatMap((pack) => pack.taskTable),
    terms: [...new Set(packs.flatMap((pack) => pack.terms))],
    regionCode: kind.regionCode,
    practiceDate,
    tierCount: Math.max(...packs.map((pack) => pack.tiers.length)),
  }
  const founding: Founding = {
    ...options,
    seed,
    name: kind.name,
    plan,
    readings: packs.flatMap(defaultReadings),
    policies: kind.policies,
    accounts,
    hashed,
  }
  await makeLedger({
    data,
    keys: fileKeyStore(),
    clockFor: (date) =>
      date === null ? options.clock : practiceClock(options.clock, getDay(date)),
    encrypted: false,
    practiceDate,
    fill: async (writer) => {
      await recordOffice(writer, founding)
      await recordPeople(writer, {
        requestId: options.requestId,
        villages: plan.villages,
        households: inventHouseholds(plan),
      })
    },
  })
  return { accounts }
}

type Founding = PracticeOptions & {
  readonly seed: string
  readonly name: string
  readonly plan: PopulationPlan
  readonly policies: readonly string[]
  readonly readings: readonly ReadingChoice[]
  readonly accounts: readonly PracticeAccount[]
  readonly hashed: readonly NewAccount[]
}

async function recordOffice(writer: Writer, founding: Founding): Promise<void> {
  const { plan, policies, readings, accounts } = founding
  const payload = { office: founding.office, people: plan.people, seed: founding.seed }
  await writer.record(
    { requestId: founding.requestId, kind: practiseKind, operator: null, payload },
    async (writing) => {
      await openOffice(writing, {
        name: founding.name,
        regionCode: plan.regionCode,
        practiceDate,
        policies,
        readings,
        villages: plan.villages.map(({ name }) => name),
      })
      for (const account of founding.hashed) await openAccount(writing, account)
      // Passwords of a practice office are no secret; a repeated request is answered with them.
      return { kind: 'record', subject: 'office:1', result: { accounts } }
    },
  )
}

function hashAccounts(
  accounts: readonly PracticeAccount[],
  cost: number,
): Promise<readonly NewAccount[]> {
  return Promise.all(
    accounts.map(async ({ password, ...account }) => ({
      ...account,
      passwordHash: await hashPassword(password, cost),
    })),
  )
}

function getPack(packs: readonly PackSummary[], policy: string): PackSummary {
  const pack = packs.find((one) => one.policy === policy)
  if (pack !== undefined) return pack
  throw new Trouble(
    'pack-broken',
    `政策包 ${policy} 缺失或无法读取，练习单位没有建立，请恢复 rules 文件夹后重试。`,
  )
}

/** Practice offices come with every reading confirmed as its default, the first option. */
function defaultReadings(pack: PackSummary): readonly ReadingChoice[] {
  return pack.readings.flatMap(({ name, options: [first] }) =>
    first === undefined ? [] : [{ policy: pack.policy, reading: name, option: first.name }],
  )
}
