/** Lists on their way into an office, through whichever door. */
import type { ImportHead, ImportState } from '../../../src/shared/rosters/model.ts'
import { getDay } from '../../../src/shared/kernel/day.ts'
import type { Desk } from './desk.ts'
import type { Client } from './doors.ts'
import { anIdNumber, aPerson, aRegistration, aRequestId } from './office-data.ts'

export function aHead(changes: Partial<ImportHead> = {}): ImportHead {
  return {
    kind: 'deaths',
    sender: '县民政局',
    authority: 'civil-affairs',
    scope: '',
    coverageYear: null,
    listDay: getDay('2023-10-31'),
    fullList: true,
    fileName: '死亡名单.csv',
    ...changes,
  }
}

export type ListedPerson = {
  readonly name: string
  readonly idNumber: string
  readonly diedOn: string
}

/** As 民政 sends it: a line of headings, and one a person. */
export function aDeathList(people: readonly ListedPerson[]): Buffer {
  const lines = people.map(({ name, idNumber, diedOn }) => `${name},${idNumber},${diedOn}`)
  return Buffer.from(`姓名,身份证号码,死亡日期\n${lines.join('\n')}\n`)
}

/** 张桂英, the person of `aRegistration`. */
export const known: ListedPerson = {
  name: '张桂英',
  idNumber: anIdNumber('19800506', '124'),
  diedOn: '2023-10-05',
}

export function strangers(count: number): readonly ListedPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    name: '外乡人',
    idNumber: anIdNumber('19500101', String(101 + index)),
    diedOn: '2023-10-01',
  }))
}

/** A registration withdrawn at once leaves its person in the ledger. */
export async function aKnownPerson(desk: Desk): Promise<number> {
  const clerk = await desk.signIn('clerk')
  const { personId, registrationId, version } = await clerk.intake.register({
    requestId: aRequestId(),
    ...aRegistration(aPerson()),
  })
  await clerk.intake.withdraw({ requestId: aRequestId(), registrationId, version, reason: '重复' })
  return personId
}

/** A line of the tax office's list of what was paid. */
export type PaidPerson = {
  readonly name: string
  readonly idNumber: string
  readonly paidOn: string
  readonly yuan: string
  readonly voucher: string
}

/** 张桂英 paid 380 yuan by telephone. */
export const paidByKnown: PaidPerson = {
  name: known.name,
  idNumber: known.idNumber,
  paidOn: '2023-11-20',
  yuan: '380.00',
  voucher: 'T0001',
}

export function taxHead(changes: Partial<ImportHead> = {}): ImportHead {
  return aHead({
    kind: 'paid-register',
    sender: '县税务局',
    authority: 'tax',
    coverageYear: 2024,
    listDay: null,
    fullList: false,
    fileName: '已缴费清册.csv',
    ...changes,
  })
}

export function aTaxList(people: readonly PaidPerson[]): Buffer {
  const lines = people.map(({ name, idNumber, paidOn, yuan, voucher }) =>
    [name, idNumber, paidOn, yuan, voucher].join(','),
  )
  return Buffer.from(`姓名,身份证号码,缴费日期,缴费金额,凭证号\n${lines.join('\n')}\n`)
}

/** Sent, previewed and applied by the reviewer, in force. */
export async function anAppliedTaxList(
  client: Client,
  people: readonly PaidPerson[] = [paidByKnown],
): Promise<{ readonly batchId: number; readonly previewed: ImportState }> {
  const previewed = await preview(client, await send(client, aTaxList(people), taxHead()))
  const { importId, previewDigest } = previewed
  if (previewDigest === null) throw new Error(previewed.failure ?? previewed.phase)
  const { batchId } = await client.rosters.apply({
    requestId: aRequestId(),
    importId,
    previewDigest,
  })
  const { phase, failure } = await untilStill(client, importId)
  if (phase !== 'applied') throw new Error(failure ?? phase)
  return { batchId, previewed }
}

let imports = 0
export function anImportId(): string {
  imports += 1
  return `roster-import-${String(imports).padStart(4, '0')}`
}

export async function send(
  client: Client,
  bytes: Buffer,
  head: ImportHead = aHead(),
): Promise<string> {
  const importId = anImportId()
  await client.rosters.begin({ importId, head, byteCount: bytes.length })
  await client.rosters.upload({ importId, offset: 0, base64: bytes.toString('base64') })
  return importId
}

/** Asks for the state until nothing runs, as the screen does. */
export async function untilStill(client: Client, importId: string): Promise<ImportState> {
  for (;;) {
    const state = await client.rosters.state({ importId })
    if (state.progress === null) return state
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function preview(client: Client, importId: string): Promise<ImportState> {
  const { guess } = await client.rosters.inspect({ importId })
  if (guess === null) throw new Error('no guess')
  await client.rosters.preview({ importId, layout: guess.layout })
  return untilStill(client, importId)
}

/** Sent and previewed by the clerk. */
export async function aPreviewed(
  client: Client,
  people: readonly ListedPerson[] = [known],
  head: ImportHead = aHead(),
): Promise<ImportState & { readonly previewDigest: string }> {
  const state = await preview(client, await send(client, aDeathList(people), head))
  const { previewDigest } = state
  if (previewDigest === null) throw new Error(`no preview: ${state.failure ?? state.phase}`)
  return { ...state, previewDigest }
}

/** Applied and in force. */
export async function anApplied(
  client: Client,
  people: readonly ListedPerson[] = [known],
  head: ImportHead = aHead(),
): Promise<number> {
  const { importId, previewDigest } = await aPreviewed(client, people, head)
  const { batchId } = await client.rosters.apply({
    requestId: aRequestId(),
    importId,
    previewDigest,
  })
  const { phase, failure } = await untilStill(client, importId)
  if (phase !== 'applied') throw new Error(failure ?? phase)
  return batchId
}
