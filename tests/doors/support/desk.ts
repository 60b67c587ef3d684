/** A counter behind one door: clients that keep a record of what they were answered. */
import { ORPCError } from '@orpc/client'
import type { Role } from '../../../src/shared/accounts/model.ts'
import { listCalls } from '../../../src/main/shells/cli/contract-calls.ts'
import { openDoor } from './doors.ts'
import type { Client, DoorName } from './doors.ts'
import type { TestClock } from './clock.ts'
import type { FoundOffice } from '../../../src/shared/office/model.ts'
import { anOffice, aRequestId, passwords } from './office-data.ts'

/** One call and how it was answered. */
export type Entry = {
  readonly call: string
  readonly answer: unknown
  /** Null where the call was carried out. */
  readonly code: string | null
}

export type Desk = {
  readonly clock: TestClock
  readonly dataFolder: string
  readonly rulesFolder: string
  readonly transcript: readonly Entry[]
  /** Nobody is signed in there yet. */
  openClient(): Promise<Client>
  /** Signed in on a channel of its own. */
  signIn(role: Role): Promise<Client>
  foundOffice(changes?: Partial<FoundOffice>): Promise<void>
  close(): Promise<void>
}

export async function openDesk(name: DoorName): Promise<Desk> {
  const door = await openDoor(name)
  const transcript: Entry[] = []
  const openClient = async () => recording(await door.openClient(), transcript)
  return {
    clock: door.clock,
    dataFolder: door.dataFolder,
    rulesFolder: door.rulesFolder,
    transcript,
    openClient,
    async signIn(role) {
      const client = await openClient()
      await client.accounts.signIn({
        requestId: aRequestId(),
        userName: role,
        password: passwords[role],
      })
      return client
    },
    async foundOffice(changes = {}) {
      const client = await openClient()
      await client.office.found({ requestId: aRequestId(), office: anOffice(changes) })
    },
    close: () => door.close(),
  }
}

/** A desk of an office that was founded a moment ago. */
export async function openFoundedDesk(
  name: DoorName,
  changes: Partial<FoundOffice> = {},
): Promise<Desk> {
  const desk = await openDesk(name)
  await desk.foundOffice(changes)
  return desk
}

type Call = (input: unknown) => Promise<unknown>

/** The same client, with each answer written down. */
function recording(client: Client, transcript: Entry[]): Client {
  const recorded: Record<string, Record<string, Call>> = {}
  for (const { path } of listCalls()) {
    const [capability = '', name = ''] = path
    const call = findCall(client, path)
    recorded[capability] = {
      ...recorded[capability],
      [name]: async (input) => {
        try {
          const answer = await call(input)
          transcript.push({ call: path.join('.'), answer, code: null })
          return answer
        } catch (error) {
          if (!(error instanceof ORPCError)) throw error
          const { code, status, message, data } = error
          transcript.push({ call: path.join('.'), answer: { status, message, data }, code })
          throw error
        }
      },
    }
  }
  // Every call of the contract was put there by the loop.
  return recorded as unknown as Client
}

/** A call by its path; the client has one for every path of the contract. */
export function findCall(client: Client, path: readonly string[]): Call {
  let found: unknown = client
  for (const key of path) found = (found as Readonly<Record<string, unknown>>)[key]
  return found as Call
}

/** The code that a call was refused with. A call that was carried out is an error here. */
export async function codeOf(answer: Promise<unknown>): Promise<string> {
  return (await errorOf(answer)).code
}

export async function errorOf(answer: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  try {
    await answer
  } catch (error) {
    if (error instanceof ORPCError) return error
    throw error
  }
  throw new Error('was carried out')
}
