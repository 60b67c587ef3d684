/** Files for the sender and samples for the office, made beside the core and handed over in slices. */
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import { Trouble } from '../kernel/trouble.ts'
import { writeSampleWorkbook } from '../spreadsheets/index.ts'
import type { RosterDesk } from './desk.ts'
import type { AnswerTask } from './messages.ts'
import { clockOf } from './parts.ts'
import type { Found } from './parts.ts'
import { startThread } from './start-thread.ts'

/** Bytes handed over at a time. */
const sliceBytes = 3 * 1024 * 1024

export type FileSlice = {
  readonly fileName: string
  readonly base64: string
  readonly more: boolean
}

type Made = { readonly fileName: string; readonly bytes: Buffer }

/** The last one that was asked for: its slices come one after the other. */
let kept: { readonly key: string; readonly made: Promise<Made> } | null = null

const words = { answer: '办理结果', 'bad-rows': '有错的行', 'by-village': '按村分开' } as const

export async function download(
  found: Found,
  desk: RosterDesk,
  asked: { readonly what: AnswerTask['what']; readonly slice: number },
): Promise<FileSlice> {
  const { record } = found
  const key = JSON.stringify([record.importId, record.previewDigest, asked.what])
  if (kept?.key !== key) {
    const made = make(found, desk, asked.what)
    kept = { key, made }
    made.catch(() => {
      if (kept?.key === key) kept = null
    })
  }
  return sliceOf(await kept.made, asked.slice)
}

async function make(found: Found, desk: RosterDesk, what: AnswerTask['what']): Promise<Made> {
  const { ledger, record } = found
  const { head, layout, importId } = record
  if (layout === null) throw new RangeError('a preview without its layout')
  const { folder, source } = desk.place(ledger, importId)
  const task = {
    kind: 'answer',
    source,
    folder,
    clock: clockOf(ledger),
    what,
    head,
    layout,
  } as const
  const end = await startThread(task, { onProgress: () => undefined }).ended
  if (end.kind === 'answered') {
    const stem = head.fileName.replace(/\.[^.]{1,5}$/u, '')
    return {
      fileName: `${stem}-${words[what]}.${end.extension}`,
      bytes: Buffer.from(end.bytes),
    }
  }
  throw new Trouble(
    'wrong-call',
    end.kind === 'trouble' ? end.sentence : '文件没有做完，请重新下载。',
  )
}

export async function sampleOf(asked: {
  readonly kind: RosterKindName
  readonly slice: number
}): Promise<FileSlice> {
  const { label, fields } = getRosterKind(asked.kind)
  const { bytes, extension } = await writeSampleWorkbook({ label, fields })
  return sliceOf({ fileName: `${label}-样表.${extension}`, bytes: Buffer.from(bytes) }, asked.slice)
}

function sliceOf({ fileName, bytes }: Made, slice: number): FileSlice {
  const from = slice * sliceBytes
  return {
    fileName,
    base64: bytes.subarray(from, from + sliceBytes).toString('base64'),
    more: from + sliceBytes < bytes.length,
  }
}
