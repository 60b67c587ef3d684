/** The real program against the table that was written by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ORPCError } from '@orpc/client'
import { listCalls } from '../../src/main/shells/cli/contract-calls.ts'
import { callers, permissions } from './permissions.golden.ts'
import type { Caller } from './permissions.golden.ts'
import { findCall, openDesk } from './support/desk.ts'
import type { Desk } from './support/desk.ts'
import { doorNames } from './support/doors.ts'
import type { Client } from './support/doors.ts'
import { aHead } from './support/rosters.ts'
import {
  anOffice,
  aQuoteInput,
  aRegistration,
  aRequestId,
  everyRole,
  passwords,
} from './support/office-data.ts'

const everybody = {
  userName: 'everybody',
  displayName: '测试全岗',
  roles: [...everyRole],
  password: 'putao-xiangli-707',
}

const aLayout = {
  format: 'csv',
  codePage: 'utf-8',
  delimiter: ',',
  sheet: { name: '', index: 0 },
  header: null,
  firstRow: 1,
  lastRow: null,
  columns: [],
  yesWords: [],
  noWords: [],
  levels: {},
  dateOrder: 'ymd',
  headings: [],
}
const aCandidate = { kind: 'amendment', text: '' }

/** What each call needs to get as far as its own rules; what they then say is no matter here. */
const inputs: Readonly<Record<string, object | undefined>> = {
  'accounts.signIn': { userName: 'clerk', password: 'wrong-password' },
  'accounts.unlock': { password: 'wrong-password' },
  'accounts.add': { operator: { ...everybody, userName: 'clerk' } },
  'accounts.release': { accountId: 99 },
  'accounts.changePassword': { oldPassword: 'wrong-password', newPassword: 'yumi-putao-505' },
  'amendments.preview': { source: { kind: 'file', text: '' } },
  'amendments.record': { source: { kind: 'file', text: '' }, standingDigest: 'a'.repeat(64) },
  'amendments.withdrawalPreview': { amendmentId: 99 },
  'amendments.withdraw': { amendmentId: 99, reason: '录错' },
  'amendments.gaps': { policy: 'a' },
  'audit.actions': {},
  'households.get': { householdId: 99 },
  'households.open': { personId: 99, householdNumber: 'JH1' },
  'households.arrange': {
    householdId: 99,
    version: '',
    members: [{ who: { kind: 'known', personId: 99, from: null }, relation: '户主' }],
    reason: '照户口簿',
  },
  'households.register': {
    householdId: 99,
    policy: 'dongming-2024',
    coverageYear: 2024,
    payDay: '2023-11-20',
    members: [{ personId: 99, tier: 1, circumstance: { kind: 'ordinary' }, identities: [] }],
  },
  'households.previewSheet': { householdId: 99, coverageYear: 2024 },
  'households.printSheet': { householdId: 99, coverageYear: 2024 },
  'households.getSheet': { sheetId: 99 },
  'households.verifySheet': { sheetNumber: 'H1', shortHash: '' },
  'intake.quote': aQuoteInput(),
  'intake.proposeRoute': {
    who: { kind: 'known', personId: 99 },
    policy: 'dongming-2024',
    coverageYear: 2024,
    payDay: '2023-11-20',
  },
  'intake.register': { ...aRegistration(), registrant: { kind: 'known', personId: 99 } },
  'intake.list': {},
  'intake.explain': { registrationNumber: 'X' },
  'intake.get': { registrationId: 99 },
  'intake.revisions': { registrationId: 99 },
  'office.found': { office: anOffice() },
  'office.practise': { office: 'pulv' },
  'office.addVillages': { names: ['石庙村'] },
  'office.adopt': {
    adoption: { policy: 'a', document: '甲', draftConfirmed: false },
    standingDigest: 'a'.repeat(64),
  },
  'office.abandon': { policy: 'a', reason: '不用' },
  'office.checkPack': { upload: { kind: 'files', packYaml: '', casesYaml: '', taskTable: null } },
  'office.bringPack': {
    bringing: {
      upload: { kind: 'files', packYaml: '', casesYaml: '', taskTable: null },
      basis: '会议',
      packHash: 'a',
    },
  },
  'office.dropPack': { policy: 'a', reason: '写错' },
  'office.confirmReading': {
    choice: { policy: 'a', reading: 'b', option: 'c' },
    shownActionId: null,
  },
  'office.confirmClock': { today: '1999-01-01', reason: '更正' },
  'rehearsal.check': { candidate: aCandidate },
  'rehearsal.start': {
    rehearsalId: 'a-rehearsal',
    candidate: aCandidate,
    over: { kind: 'registrations', coverageYear: 2024 },
  },
  'rehearsal.cancel': { rehearsalId: 'no-such-rehearsal' },
  'rehearsal.result': { rehearsalId: 'no-such-rehearsal' },
  'rehearsal.people': { rehearsalId: 'no-such-rehearsal' },
  'rehearsal.workbook': { rehearsalId: 'no-such-rehearsal' },
  'evidence.ofPerson': { personId: 99 },
  'evidence.ofNumber': { idNumber: '1' },
  'evidence.crossCheck': { coverageYear: 2024 },
  'evidence.setRanks': { order: { kind: 'death', authorities: ['police'] } },
  'rosters.begin': {
    importId: 'an-import-0001',
    head: { ...aHead(), listDay: null },
    byteCount: 1,
  },
  'rosters.upload': { importId: 'no-such-import', offset: 0, base64: '' },
  'rosters.inspect': { importId: 'no-such-import' },
  'rosters.preview': { importId: 'no-such-import', layout: aLayout },
  'rosters.state': { importId: 'no-such-import' },
  'rosters.rows': { importId: 'no-such-import' },
  'rosters.ended': { importId: 'no-such-import' },
  'rosters.cancel': { importId: 'no-such-import' },
  'rosters.discard': { importId: 'no-such-import' },
  'rosters.resume': { importId: 'no-such-import' },
  'rosters.decideMatch': {
    importId: 'no-such-import',
    line: 1,
    personId: 99,
    same: true,
    reason: '同一人',
  },
  'rosters.confirm': {
    importId: 'no-such-import',
    previewDigest: 'x',
    guard: 'ends-many',
    number: 1,
  },
  'rosters.apply': { importId: 'no-such-import', previewDigest: 'x' },
  'rosters.undo': { batchId: 99, reason: '发错' },
  'rosters.batches': {},
  'rosters.batch': { batchId: 99 },
  'rosters.profiles': {},
  'rosters.due': { policy: 'a' },
  'rosters.download': { importId: 'no-such-import', what: 'answer' },
  'rosters.sample': { kind: 'deaths' },
  'collections.taxLines': { show: 'open' },
  'collections.explainTax': { idNumber: 'X' },
  'collections.acceptTaxLine': { taxPaymentId: 99, as: 'surplus', reason: '退' },
  'people.search': { text: '张' },
  'people.get': { personId: 99 },
  'people.noteReach': {
    personId: 99,
    version: 1,
    reach: {
      phone: null,
      villageGroup: null,
      registeredAddress: null,
      residenceAddress: null,
      worksAway: null,
      worksAwayAt: null,
    },
  },
  'people.readIdNumber': { typed: '1' },
}

const refusalsOfAccess = new Set(['NOT_SIGNED_IN', 'NOT_ALLOWED', 'SESSION_LOCKED'])

async function clientOf(desk: Desk, caller: Caller): Promise<Client> {
  if (caller === 'nobody') return desk.openClient()
  if (caller !== 'locked') return desk.signIn(caller)
  const client = await desk.openClient()
  const { userName, password } = everybody
  await client.accounts.signIn({ requestId: aRequestId(), userName, password })
  await client.accounts.lock({ requestId: aRequestId() })
  return client
}

/** Carries a call out as far as it goes: `yes`, or the refusal of access. */
async function attempt(client: Client, call: string, input: unknown): Promise<string> {
  try {
    await findCall(client, call.split('.'))(input)
    return 'yes'
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    return refusalsOfAccess.has(error.code) ? error.code : 'yes'
  }
}

describe.each(doorNames)('%s', (doorName) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(doorName)
    const founder = await desk.openClient()
    const operators = [...anOffice().operators, everybody]
    await founder.office.found({ requestId: aRequestId(), office: anOffice({ operators }) })
  })
  afterAll(() => desk.close())

  test.each(permissions)('$call 由 $caller 办理：$expected', async ({ call, caller, expected }) => {
    // Wrong passwords of earlier lines must not lock anybody out here.
    desk.clock.advanceMinutes(16)
    const client = await clientOf(desk, caller)
    const input = { requestId: aRequestId(), ...inputs[call] }
    expect(await attempt(client, call, input)).toBe(expected)
  })

  const guarded = permissions.filter(({ expected }) => expected !== 'yes')
  test.each(guarded)('$call 不许 $caller 办理时，填错也不说哪里错', async (cell) => {
    desk.clock.advanceMinutes(16)
    const client = await clientOf(desk, cell.caller)
    // `lock` and `unlock` look for the session themselves, after their input.
    const input = /lock$/i.test(cell.call) ? { requestId: aRequestId(), password: 'x' } : 'nonsense'
    expect(await attempt(client, cell.call, input)).toBe(cell.expected)
  })
})

describe('the table', () => {
  test('has a row for every call of the contract, and no other', () => {
    const rows = permissions.filter(({ caller }) => caller === callers[0])
    expect(rows.map(({ call }) => call).sort()).toEqual(
      listCalls()
        .map(({ name }) => name)
        .sort(),
    )
  })

  test('without an office nobody is signed in, and only what founds one goes through', async () => {
    const desk = await openDesk('in process')
    try {
      const client = await desk.openClient()
      const codes = new Map<string, string>()
      for (const { name } of listCalls()) {
        if (name === 'office.found' || name === 'office.practise') continue
        try {
          await findCall(client, name.split('.'))({ requestId: aRequestId(), ...inputs[name] })
          codes.set(name, 'yes')
        } catch (error) {
          codes.set(name, error instanceof ORPCError ? error.code : String(error))
        }
      }
      const open = [...codes].filter(([, code]) => code !== 'NO_OFFICE')
      expect(open).toEqual([
        ['accounts.signOut', 'yes'],
        ['accounts.session', 'yes'],
        ['office.status', 'yes'],
        ['office.practiceAccounts', 'yes'],
        ['office.packs', 'yes'],
      ])
    } finally {
      await desk.close()
    }
  })
})

test('the passwords of the golden roles are told apart', () => {
  expect(new Set(Object.values(passwords)).size).toBe(everyRole.length)
})
