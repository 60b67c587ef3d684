/** The folder that holds one office: what lies in it, and whether it is fit to hold it. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statfsSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Trouble } from '../kernel/trouble.ts'

export type DataFolder = {
  readonly folder: string
  readonly ledgerFile: string
  /** Which ledger this is and how its key is recognised; never the key itself. */
  readonly markFile: string
}

export const ledgerMarkSchema = z.object({
  ledgerId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Null in a plain practice ledger. */
  keyCheck: z.string().nullable(),
})
export type LedgerMark = z.infer<typeof ledgerMarkSchema>

/** statfs types of network file systems, on which a write-ahead log is unsafe. */
const networkFileSystems = new Map([
  [0x69_69, 'NFS'],
  [0x51_7b, 'SMB'],
  [0xff_53_4d_42, 'CIFS'],
  [0xfe_53_4d_42, 'SMB2'],
  [0x53_46_41_4f, 'AFS'],
  [0x56_4c, 'NCP'],
])
/** FAT and exFAT: on an office PC that is a USB stick. */
const removableFileSystems = new Map([
  [0x4d_44, 'FAT'],
  [0x20_11_bab0, 'exFAT'],
])

export function dataFolderAt(path: string): DataFolder {
  const folder = resolve(path)
  return {
    folder,
    ledgerFile: join(folder, 'ledger.db'),
    markFile: join(folder, 'ledger.json'),
  }
}

/** Makes the folder where it is missing and refuses one that cannot hold a ledger safely. */
export function prepareDataFolder(path: string): DataFolder {
  const data = dataFolderAt(path)
  refuseUncPath(data.folder)
  try {
    mkdirSync(data.folder, { recursive: true, mode: 0o700 })
    accessSync(data.folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Trouble(
      'folder-unusable',
      `数据文件夹 ${data.folder} 不能读写，请检查权限，或用 --dir 换一个文件夹。`,
      { cause: error },
    )
  }
  refuseForeignFileSystem(data.folder)
  return data
}

/** Reads the mark, null where the folder holds no ledger. */
export function findMark(data: DataFolder): LedgerMark | null {
  refuseUnreadable(data.folder)
  if (!existsSync(data.ledgerFile)) {
    // A maker puts the mark in place before the ledger, so there a mark alone is no loss.
    if (!existsSync(data.markFile) || listMakingFolders(data).length > 0) return null
    throw new Trouble(
      'ledger-missing',
      `文件夹 ${data.folder} 中有账本标识，账本文件 ledger.db 却不见了，请从最近的备份恢复。`,
    )
  }
  try {
    return ledgerMarkSchema.parse(JSON.parse(readFileSync(data.markFile, 'utf8')))
  } catch (error) {
    throw new Trouble(
      'ledger-damaged',
      `账本标识文件 ${data.markFile} 缺失或已损坏，账本没有打开，请从备份恢复这个文件。`,
      { cause: error },
    )
  }
}

/** A folder that may not be looked into would seem to hold nothing. */
function refuseUnreadable(folder: string): void {
  if (!existsSync(folder)) return
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
  } catch (error) {
    throw new Trouble(
      'folder-unusable',
      `没有权限读取文件夹 ${folder}，请用有权限的账号打开，或请系统管理员放开权限。`,
      { cause: error },
    )
  }
}

const makingPrefix = 'making-'

export function makingFolderIn(data: DataFolder, unique: string): string {
  return join(data.folder, `${makingPrefix}${unique}`)
}

/** Folders of ledgers that are being made, or whose maker was killed. */
export function listMakingFolders(data: DataFolder): readonly string[] {
  if (!existsSync(data.folder)) return []
  return readdirSync(data.folder)
    .filter((name) => name.startsWith(makingPrefix))
    .map((name) => join(data.folder, name))
}

/** Makes renames and new files in a folder durable; Windows keeps no handle on folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  syncFile(folder)
}

/** Waits until the disk has the file. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function refuseUncPath(folder: string): void {
  if (!folder.startsWith('\\\\')) return
  throw notLocal(folder, '网络共享')
}

function refuseForeignFileSystem(folder: string): void {
  if (process.platform !== 'linux') return
  const { type } = statfsSync(folder)
  const network = networkFileSystems.get(type >>> 0)
  if (network !== undefined) throw notLocal(folder, `网络盘（${network}）`)
  const removable = removableFileSystems.get(type >>> 0)
  if (removable !== undefined) throw notLocal(folder, `移动盘（${removable}）`)
}

function notLocal(folder: string, what: string): Trouble {
  return new Trouble(
    'folder-not-local',
    `数据文件夹 ${folder} 在${what}上，断线会损坏账本，请用 --dir 换到本机硬盘上的文件夹。`,
  )
}
