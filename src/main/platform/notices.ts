/** 告知书: what stands on it, its copies, and whether a paper is genuine. */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { noticeContentSchema } from '../../shared/platform/model.ts'
import type { NoticeContent, NoticeCopy } from '../../shared/platform/model.ts'
import { normalizeSheetText, normalizeShortHash } from '../../shared/printing/typed.ts'
import { snapshotSchema } from '../intake/index.ts'
import type { Reader, Writing } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import { shortHashOf } from '../printing/index.ts'
import { listRecords, standingRows } from './rows.ts'
import { linesOf } from './rows.ts'

/** The notice as it would be printed now; null where nothing stands in the way. */
export async function findNotice(
  read: Reader,
  { registrationId, today }: { readonly registrationId: number; readonly today: Day },
): Promise<{ readonly content: NoticeContent; readonly obstacleId: number } | null> {
  const [line] = await linesOf(read, [registrationId], today)
  if (line === undefined || line.obstacle === null) return null
  const { obstacle } = line
  const { snapshot } = await standingRows(read)
    .select('r.snapshot')
    .where('r.registration_id', '=', registrationId)
    .executeTakeFirstOrThrow()
  const { sex } = snapshotSchema.parse(JSON.parse(snapshot))
  const failure = (await listRecords(read, registrationId, Number.MAX_SAFE_INTEGER)).find(
    ({ status }) => status === 'failed',
  )
  const office = await getOffice(read)
  const content: NoticeContent = {
    officeName: office.name,
    practice: office.practice,
    sheetNumber: `G${line.registrationNumber}-${await placeOf(read, registrationId, obstacle.obstacleId)}`,
    registrationNumber: line.registrationNumber,
    coverageYear: line.coverageYear,
    person: {
      name: line.name,
      sex,
      idNumber: line.idNumber,
      phone: line.phone,
      villageName: line.villageName,
    },
    cause: obstacle.cause,
    message: line.status === 'failed' ? (failure?.message ?? null) : null,
    actor: obstacle.actor,
    remedy: obstacle.remedy,
    dueOn: obstacle.dueOn,
    filedBy: obstacle.filedBy,
    filedOn: obstacle.filedOn,
  }
  return { content, obstacleId: obstacle.obstacleId }
}

/** Which of the registration's obstacles it is: 1, 2 … */
async function placeOf(read: Reader, registrationId: number, obstacleId: number): Promise<number> {
  const { place } = await read
    .selectFrom('obstacle')
    .select(({ fn }) => fn.count<number>('obstacle_id').distinct().as('place'))
    .where('registration_id', '=', registrationId)
    .where('obstacle_id', '<=', obstacleId)
    .executeTakeFirstOrThrow()
  return place
}

/** Keeps a copy as it is printed and answers its id; copies of one notice are counted from 1. */
export async function openNotice(
  writing: Writing,
  notice: {
    readonly content: NoticeContent
    readonly obstacleId: number
    readonly registrationId: number
    readonly accountId: number
  },
): Promise<number> {
  const { content, obstacleId, registrationId, accountId } = notice
  const { copies } = await writing.read
    .selectFrom('notice_copy')
    .select(({ fn }) => fn.countAll<number>().as('copies'))
    .where('sheet_number', '=', content.sheetNumber)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  const noticeId = await writing.nextId('notice_copy', 'notice_id')
  writing.open('notice_copy', {
    notice_id: noticeId,
    obstacle_id: obstacleId,
    registration_id: registrationId,
    sheet_number: content.sheetNumber,
    copy_number: copies + 1,
    short_hash: shortHashOf(content),
    content: JSON.stringify(content),
    printed_by: accountId,
    printed_on: writing.recordedOn,
  })
  return noticeId
}

export async function findNoticeCopy(read: Reader, noticeId: number): Promise<NoticeCopy | null> {
  const row = await copyRows(read).where('n.notice_id', '=', noticeId).executeTakeFirst()
  return row === undefined ? null : copyFrom(row)
}

export async function countNotices(
  read: Reader,
  { registrationId, atAction }: { readonly registrationId: number; readonly atAction: number },
): Promise<number> {
  const { copies } = await read
    .selectFrom('notice_copy')
    .select(({ fn }) => fn.countAll<number>().as('copies'))
    .where('registration_id', '=', registrationId)
    .where('from_action', '<=', atAction)
    .executeTakeFirstOrThrow()
  return copies
}

/** Number and short hash as typed: what is kept of them, or that nothing is. */
export async function verifyNotice(
  read: Reader,
  typed: { readonly sheetNumber: string; readonly shortHash: string },
) {
  const rows = await copyRows(read)
    .where('n.sheet_number', '=', normalizeSheetText(typed.sheetNumber))
    .orderBy('n.copy_number')
    .execute()
  const copies = rows.map(copyFrom)
  const hash = normalizeShortHash(typed.shortHash)
  const matching = copies.filter(({ shortHash }) => normalizeShortHash(shortHash) === hash)
  // No copy has this code: the newest shows what the paper should say.
  const original = matching[0] ?? copies.at(-1)
  if (original === undefined) return { kind: 'unknown-number' as const }
  return {
    kind: matching.length === 0 ? ('hash-differs' as const) : ('found' as const),
    original,
    copies: copies.length,
    copyNumbers: matching.map(({ copyNumber }) => copyNumber),
  }
}

function copyRows(read: Reader) {
  return read
    .selectFrom('notice_copy as n')
    .leftJoin('account as a', (join) =>
      join.onRef('a.account_id', '=', 'n.printed_by').on('a.to_action', 'is', null),
    )
    .selectAll('n')
    .select('a.display_name')
    .where('n.to_action', 'is', null)
}

function copyFrom(row: {
  readonly notice_id: number
  readonly registration_id: number
  readonly copy_number: number
  readonly short_hash: string
  readonly printed_by: number
  readonly printed_on: string
  readonly display_name: string | null
  readonly content: string
}): NoticeCopy {
  return {
    noticeId: row.notice_id,
    registrationId: row.registration_id,
    copyNumber: row.copy_number,
    shortHash: row.short_hash,
    printedBy: row.display_name ?? `账号 ${row.printed_by}`,
    printedOn: getDay(row.printed_on),
    content: noticeContentSchema.parse(JSON.parse(row.content)),
  }
}
