/** `save.*`: one durable registration through the core, from the call to its answer. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeIdNumbers } from '../../src/main/practice/id-numbers.ts'
import { dayNumberOf, getDay } from '../../src/shared/kernel/day.ts'
import type { Core } from './bench-office.ts'
import { percentile, timed } from './figure.ts'
import type { Measured } from './figure.ts'
import { openInsertFloor } from './floor.ts'
import { startRehearsal } from './rehearse.ts'

export type Sizes = {
  readonly folder: string
  readonly people: number
  readonly rounds: number
  /** The how many-th time in this office: nobody can be registered twice. */
  readonly turn: 0 | 1 | 2 | 3
  /** Between two saves, so that they fall into all of the work beside. */
  readonly pauseMs?: number
}

/**
 * The same while rehearsals run beside, one after the other without a pause: a reviewer tries a new
 * price out and the counter goes on.
 */
export async function measureSavesBesideRehearsal(core: Core, sizes: Sizes): Promise<Measured> {
  const saving = new AbortController()
  const rehearsing = rehearseUntil(saving.signal, sizes)
  try {
    return (await measureSaves(core, sizes)).p99
  } finally {
    saving.abort()
    await rehearsing
  }
}

async function rehearseUntil(over: AbortSignal, sizes: Sizes): Promise<void> {
  do {
    const end = await startRehearsal(sizes).ended
    if (end.kind !== 'finished') throw new Error(`the rehearsal ended: ${JSON.stringify(end)}`)
  } while (!over.aborted)
}

type Registration = Parameters<Core['client']['intake']['register']>[0]

const warmUpRounds = 20
/** One more than there are: the last fifth of everybody only pays by tax lists. */
const turns = 5

/**
 * Registers residents one after the other, every fifth of them new to the ledger. Each save is
 * followed by a floor insert, so that a slow moment of the disk meets both.
 */
export async function measureSaves(
  core: Core,
  sizes: Sizes,
): Promise<{ readonly p50: Measured; readonly p99: Measured }> {
  const floor = openInsertFloor(sizes.folder)
  const values: number[] = []
  const floors: number[] = []
  try {
    const registrations = await prepare(core, sizes)
    for (const [round, registration] of registrations.entries()) {
      const value = await timed(() => core.client.intake.register(registration))
      const floorValue = await timed(() => floor.insert())
      if (sizes.pauseMs !== undefined) await sleep(sizes.pauseMs)
      if (round < Math.min(warmUpRounds, sizes.rounds)) continue
      values.push(value)
      floors.push(floorValue)
    }
  } finally {
    floor.close()
  }
  return {
    p50: { value: percentile(values, 50), floor: percentile(floors, 50) },
    p99: { value: percentile(values, 99), floor: percentile(floors, 99) },
  }
}

async function prepare(core: Core, sizes: Sizes): Promise<readonly Registration[]> {
  const giveIdNumber = makeIdNumbers(`59990${sizes.turn}`)
  const registrations: Registration[] = []
  const wanted = sizes.rounds + Math.min(warmUpRounds, sizes.rounds)
  const step = Math.max(1, Math.floor(sizes.people / (turns * wanted)))
  const first = 1 + sizes.turn * wanted * step
  for (let round = 0; round < wanted; round += 1) {
    const common = {
      requestId: randomUUID(),
      policy: 'tongliang-2024',
      coverageYear: 2024,
      payDay: getDay('2023-11-20'),
      tier: 1,
      circumstance: { kind: 'ordinary' },
    } as const
    if (round % 5 === 4) {
      const bornOn = dayNumberOf(getDay('1970-01-01')) + round * 7
      const person = {
        name: '陈建华',
        idNumber: giveIdNumber(bornOn, round % 2 === 0 ? 'male' : 'female'),
        villageId: 1 + (round % 15),
        phone: null,
        identities: [],
      }
      registrations.push({ ...common, identities: [], registrant: { kind: 'new', person } })
      continue
    }
    const personId = first + round * step
    const { identities, birthDate } = await core.client.people.get({ personId })
    const { refusal } = await core.client.intake.quote({ ...common, identities, birthDate })
    // Some identities are offered the second tier only.
    const tier = refusal === null ? 1 : 2
    registrations.push({ ...common, tier, identities, registrant: { kind: 'known', personId } })
  }
  return registrations
}
