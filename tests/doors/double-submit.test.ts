/** A double Enter is harmless: the same request id gives the same answer, and is recorded once. */
import { describe, expect, test } from 'vitest'
import { listCalls } from '../../src/main/shells/cli/contract-calls.ts'
import { findCall, openDesk, openFoundedDesk } from './support/desk.ts'
import { doorNames } from './support/doors.ts'
import type { Client } from './support/doors.ts'
import { anOffice, aRequestId } from './support/office-data.ts'
import { writes } from './support/writes.ts'

/** These make the ledger itself, so that nobody can count its actions before. */
const foundings = [
  { call: 'office.found', input: { office: anOffice() } },
  { call: 'office.practise', input: { office: 'dongming' } },
]

/** Actions that the call adds besides its own: the old password is confirmed first. */
const alsoRecorded: Readonly<Record<string, number>> = { 'accounts.changePassword': 1 }

async function countActions(auditor: Client): Promise<number> {
  return (await auditor.audit.actions({})).count
}

function submitter(client: Client, write: { readonly call: string; readonly input: object }) {
  const call = findCall(client, write.call.split('.'))
  const requestId = aRequestId()
  return () => call({ requestId, ...write.input })
}

describe.each(doorNames)('%s', (doorName) => {
  test.each(writes)('$call 连按两次只记一次', async (write) => {
    const desk = await openFoundedDesk(doorName, write.office)
    try {
      // First what is in place: its clock may run on, past the end of a session.
      const input = typeof write.input === 'function' ? await write.input(desk) : write.input
      const auditor = await desk.signIn('auditor')
      const submit = submitter(await write.prepare(desk), { ...write, input })
      const before = await countActions(auditor)
      const first = await submit()
      expect(await countActions(auditor)).toBe(before + 1 + (alsoRecorded[write.call] ?? 0))
      expect(await submit()).toEqual(first)
      expect(await countActions(auditor)).toBe(before + 1 + (alsoRecorded[write.call] ?? 0))
    } finally {
      await desk.close()
    }
  })

  test.each(writes)('$call 同时按下两次也只记一次', async (write) => {
    const desk = await openFoundedDesk(doorName, write.office)
    try {
      // First what is in place: its clock may run on, past the end of a session.
      const input = typeof write.input === 'function' ? await write.input(desk) : write.input
      const auditor = await desk.signIn('auditor')
      const submit = submitter(await write.prepare(desk), { ...write, input })
      const before = await countActions(auditor)
      const [first, second] = await Promise.all([submit(), submit()])
      expect(second).toEqual(first)
      const own = (await auditor.audit.actions({})).actions.filter(
        ({ kind, actionId }) => kind === write.call && actionId > before,
      )
      expect(own).toHaveLength(1)
    } finally {
      await desk.close()
    }
  })

  test.each(foundings)('$call 连按两次只建一次', async (founding) => {
    const desk = await openDesk(doorName)
    try {
      const client = await desk.openClient()
      const submit = submitter(client, founding)
      const [first, second] = await Promise.all([submit(), submit()])
      expect(second).toEqual(first)
      expect(await submit()).toEqual(first)
    } finally {
      await desk.close()
    }
  })
})

test('every write of the contract is submitted twice here', () => {
  const written = listCalls().filter(({ meta }) => meta.writes)
  expect([...writes, ...foundings].map(({ call }) => call).sort()).toEqual(
    written.map(({ name }) => name).sort(),
  )
})
