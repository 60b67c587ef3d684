/** `canbao import`: a list from another bureau, previewed and, where asked for, applied. */
import { ORPCError, createRouterClient } from '@orpc/server'
import type { RouterClient } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { authorityLabels, authoritySchema } from '../../../shared/evidence/model.ts'
import { readDay } from '../../../shared/kernel/day.ts'
import { getRosterKind, rosterKinds } from '../../../shared/rosters/kinds.ts'
import { rosterKindSchema, uploadPartBytes } from '../../../shared/rosters/model.ts'
import type { ImportHead, ImportState, RosterProfile } from '../../../shared/rosters/model.ts'
import { openApp } from '../../app.ts'
import { Trouble } from '../../kernel/trouble.ts'
import type { Router } from '../../router.ts'
import { makeDoorLog } from '../door-log.ts'
import { findProgramFolders } from '../program-folders.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'
import { signInAs, tellRefusal } from './signing-in.ts'

export type ImportOptions = {
  readonly dataFolder: string | null
  readonly file: string | null
  readonly kinds?: boolean
  readonly kind?: string
  readonly as?: string
  readonly profile?: string
  readonly apply?: boolean
  readonly sender?: string
  readonly authority?: string
  readonly scope?: string
  readonly year?: string
  readonly listDay?: string
  readonly full?: boolean
  readonly confirmLayout?: boolean
}

type Client = RouterClient<Router>

const pollMs = 50

export async function runImport(options: ImportOptions): Promise<ExitCode> {
  if (options.kinds === true) {
    await writeAnswer(`${JSON.stringify(rosterKinds, null, 2)}\n`)
    return 0
  }
  const { dataFolder, file, as } = options
  if (dataFolder === null || file === null || as === undefined) {
    throw new Trouble(
      'wrong-call',
      '导入名册要写明文件夹、名册文件、--kind 和 --as，用 canbao import --help 查看用法。',
    )
  }
  if (!existsSync(dataFolder)) {
    throw new Trouble('ledger-missing', `文件夹 ${dataFolder} 不存在，没有导入，请核对路径。`)
  }
  const bytes = readBytes(file)
  const signIn = signInAs(as)
  const folders = findProgramFolders()
  const app = await openApp({
    dataFolder,
    rulesFolder: folders.rules,
    version: folders.version,
    door: 'command-line',
    log: makeDoorLog(dataFolder),
    // Works beside whichever door is open.
    hold: false,
  })
  const channel = app.openChannel()
  try {
    const client = createRouterClient(app.router, { context: { channel } })
    await client.accounts.signIn({ requestId: randomUUID(), ...signIn })
    return await importFile(client, { options, fileName: basename(file), bytes })
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    return tellRefusal(error)
  } finally {
    channel.close()
    await app.close()
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Trouble('wrong-call', `名册文件 ${file} 读不出，没有导入，请核对路径和权限。`, {
      cause: error,
    })
  }
}

type Sent = {
  readonly options: ImportOptions
  readonly fileName: string
  readonly bytes: Buffer
}

async function importFile(client: Client, sent: Sent): Promise<ExitCode> {
  const profile = await findProfile(client, sent.options)
  const head = await headFrom(client, sent, profile)
  const importId = `import-${randomUUID()}`
  await upload(client, { importId, head, bytes: sent.bytes })
  const layout = await chooseLayout(client, { importId, profile, options: sent.options })
  if (typeof layout === 'string') {
    process.stderr.write(`${layout}\n`)
    await client.rosters.discard({ importId })
    return 1
  }
  try {
    await client.rosters.preview({ importId, ...layout })
  } catch (error) {
    // Nobody goes on with it from here, and the file is sent again with the next try.
    await client.rosters.discard({ importId })
    throw error
  }
  const previewed = await untilStill(client, importId)
  if (previewed.phase !== 'previewed' || previewed.previewDigest === null) {
    process.stderr.write(`${previewed.failure ?? '预览没有完成，请重新导入。'}\n`)
    return 1
  }
  if (sent.options.apply !== true) return tell(client, previewed)
  const { previewDigest } = previewed
  await client.rosters.apply({ requestId: randomUUID(), importId, previewDigest })
  return tell(client, await untilStill(client, importId))
}

async function findProfile(client: Client, options: ImportOptions): Promise<RosterProfile | null> {
  if (options.profile === undefined) return null
  const profiles = await client.rosters.profiles({ kind: kindFrom(options) })
  const named = profiles.filter(({ name }) => name === options.profile)
  return named.find(({ sender }) => sender === options.sender) ?? named[0] ?? null
}

function kindFrom({ kind }: ImportOptions) {
  const reading = rosterKindSchema.safeParse(kind)
  if (reading.success) return reading.data
  throw new Trouble(
    'wrong-call',
    `没有“${kind ?? ''}”这种名册，请用 canbao import --kinds 查看各种名册。`,
  )
}

async function headFrom(
  client: Client,
  { options, fileName }: Sent,
  profile: RosterProfile | null,
): Promise<ImportHead> {
  const kind = getRosterKind(kindFrom(options))
  const authority = authorityFrom(options) ?? kind.authorities[0] ?? 'township'
  const { today } = await client.office.status()
  return {
    kind: kind.kind,
    sender: options.sender ?? profile?.sender ?? authorityLabels[authority],
    authority,
    scope: options.scope ?? '',
    coverageYear: kind.needsCoverageYear ? await yearFrom(client, options) : null,
    listDay: kind.needsListDay ? (dayFrom(options) ?? today) : null,
    fullList: kind.list === 'full' || (kind.list === 'either' && options.full === true),
    fileName,
  }
}

function authorityFrom({ authority }: ImportOptions) {
  if (authority === undefined) return null
  const reading = authoritySchema.safeParse(authority)
  if (reading.success) return reading.data
  throw new Trouble('wrong-call', `没有“${authority}”这个部门，请用 canbao import --kinds 查看。`)
}

function dayFrom({ listDay }: ImportOptions) {
  if (listDay === undefined) return null
  const day = readDay(listDay)
  if (day !== null) return day
  throw new Trouble('wrong-call', `截至日“${listDay}”不是存在的日期，请按 2023-10-31 的样式写。`)
}

/** Last year's list speaks of last year; every other one of the year that people come for. */
async function yearFrom(client: Client, options: ImportOptions): Promise<number> {
  if (options.year !== undefined) {
    if (/^\d{4}$/.test(options.year)) return Number(options.year)
    throw new Trouble('wrong-call', `待遇年度“${options.year}”不对，请写四位数字，例如 2024。`)
  }
  const { office } = await client.office.status()
  const packs = await client.office.packs()
  const years = packs.packs.flatMap(({ policy, coverageYear }) =>
    office?.policies.includes(policy) === true ? [coverageYear] : [],
  )
  const year = Math.max(...years)
  return kindFrom(options) === 'enrolled-before' ? year - 1 : year
}

async function upload(
  client: Client,
  sent: { readonly importId: string; readonly head: ImportHead; readonly bytes: Buffer },
): Promise<void> {
  const { importId, head, bytes } = sent
  await client.rosters.begin({ importId, head, byteCount: bytes.length })
  for (let offset = 0; offset < bytes.length; offset += uploadPartBytes) {
    const part = bytes.subarray(offset, offset + uploadPartBytes)
    await client.rosters.upload({ importId, offset, base64: part.toString('base64') })
  }
}

/** The remembered layout where there is one, else the first guess; or why the file cannot be read. */
async function chooseLayout(
  client: Client,
  asked: {
    readonly importId: string
    readonly profile: RosterProfile | null
    readonly options: ImportOptions
  },
) {
  const { importId, profile, options } = asked
  const inspected = await client.rosters.inspect({
    importId,
    ...(profile === null ? {} : { profileId: profile.profileId }),
  })
  const { inspection, guess, comparison } = inspected
  if (inspection.kind === 'refused') return inspection.refusal.text
  const profileName = options.profile ?? ''
  const remembered = profile ?? inspected.profile
  const differences = comparison?.differences ?? []
  if (remembered !== null && (differences.length === 0 || profile !== null)) {
    return {
      layout:
        differences.length === 0 ? remembered.layout : (comparison?.adapted ?? remembered.layout),
      constants: remembered.constants,
      profileId: remembered.profileId,
      profileName,
      differencesConfirmed: options.confirmLayout === true,
    }
  }
  if (guess === null) return '看不出这份文件的格式，请在名册导入的屏幕上指定各列。'
  return { layout: guess.layout, profileName }
}

async function untilStill(client: Client, importId: string): Promise<ImportState> {
  for (;;) {
    const state = await client.rosters.state({ importId })
    if (state.progress === null) return state
    await sleep(pollMs)
  }
}

async function tell(client: Client, state: ImportState): Promise<ExitCode> {
  const { importId, phase, fileHash, counts, guards, sameFile, batchId, layout, failure } = state
  const badRows: unknown[] = []
  for (let after = 0; ;) {
    const page = await client.rosters.rows({ importId, outcome: 'bad', after })
    for (const { rowNumber, group, name, idNumber, problems } of page.rows) {
      badRows.push({ rowNumber, group, name, idNumber, problems })
    }
    after = page.rows.at(-1)?.line ?? after
    if (!page.more) break
  }
  const batch = batchId === null ? null : (await client.rosters.batch({ batchId })).batch
  const answer = { importId, phase, fileHash, counts, guards, sameFile, badRows, layout, batch }
  await writeAnswer(`${JSON.stringify(answer)}\n`)
  if (failure !== null) process.stderr.write(`${failure}\n`)
  return phase === 'previewed' || phase === 'applied' ? 0 : 1
}
