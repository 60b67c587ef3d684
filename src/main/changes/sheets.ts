/** 变更登记表: what stands on it, its copies, and whether a paper is genuine. */
import { getDay } from '../../shared/kernel/day.ts'
import { documentKinds } from '../../shared/kernel/identity-document.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { listFieldChanges } from '../../shared/changes/fields.ts'
import { changeSheetSchema, changeStateSchema, proofSchema } from '../../shared/changes/model.ts'
import type { ChangeCopy, ChangeSheet } from '../../shared/changes/model.ts'
import { normalizeSheetText, normalizeShortHash } from '../../shared/printing/typed.ts'
import type { Reader, Writing } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import { shortHashOf } from '../printing/index.ts'
import { fieldsFrom, findChangeRow, nameOf } from './store.ts'

/** The sheet as it would be printed now; null where there is no such change. */
export async function findSheet(read: Reader, changeId: number): Promise<ChangeSheet | null> {
  const row = await findChangeRow(read, changeId)
  if (row === null) return null
  const { before, after } = fieldsFrom(row)
  const office = await getOffice(read)
  return {
    officeName: office.name,
    practice: office.practice,
    sheetNumber: row.change_number,
    person: {
      name: before.name,
      idNumber: before.idNumber,
      documentLabel: documentKinds[before.documentType].label,
      villageName: before.villageName,
      phone: before.phone,
    },
    fields: listFieldChanges(before, after).map((change) => ({
      label: change.label,
      key: change.key,
      before: change.before,
      after: change.after,
    })),
    reason: row.reason,
    proof: row.proof === null ? null : proofSchema.parse(JSON.parse(row.proof)),
    state: changeStateSchema.parse(row.state),
    takenBy: await nameOf(read, row.taken_by),
    takenOn: getDay(row.taken_on),
    decidedBy: row.decided_by === null ? null : await nameOf(read, row.decided_by),
    decidedOn: row.decided_on === null ? null : getDay(row.decided_on),
    note: row.note,
  }
}

/** Keeps a copy as it is printed and answers its id; copies of one sheet are counted from 1. */
export async function openCopy(
  writing: Writing,
  copy: {
    readonly content: ChangeSheet
    readonly changeId: number
    readonly accountId: number
  },
): Promise<number> {
  const { content, changeId, accountId } = copy
  const { copies } = await writing.read
    .selectFrom('change_copy')
    .select(({ fn }) => fn.countAll<number>().as('copies'))
    .where('sheet_number', '=', content.sheetNumber)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  const copyId = await writing.nextId('change_copy', 'copy_id')
  writing.open('change_copy', {
    copy_id: copyId,
    change_id: changeId,
    sheet_number: content.sheetNumber,
    copy_number: copies + 1,
    short_hash: shortHashOf(content),
    content: JSON.stringify(content),
    printed_by: accountId,
    printed_on: writing.recordedOn,
  })
  return copyId
}

export async function findCopy(read: Reader, copyId: number): Promise<ChangeCopy | null> {
  const row = await copyRows(read).where('n.copy_id', '=', copyId).executeTakeFirst()
  return row === undefined ? null : copyFrom(row)
}

/** Number and short hash as typed: what is kept of them, or that nothing is. */
export async function verifySheet(
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
  const row = getDefined(await findChangeRow(read, original.changeId), 'change of a sheet')
  return {
    kind: matching.length === 0 ? ('hash-differs' as const) : ('found' as const),
    original,
    copies: copies.length,
    copyNumbers: matching.map(({ copyNumber }) => copyNumber),
    stateNow: changeStateSchema.parse(row.state),
  }
}

function copyRows(read: Reader) {
  return read
    .selectFrom('change_copy as n')
    .leftJoin('account as a', (join) =>
      join.onRef('a.account_id', '=', 'n.printed_by').on('a.to_action', 'is', null),
    )
    .selectAll('n')
    .select('a.display_name')
    .where('n.to_action', 'is', null)
}

function copyFrom(row: {
  readonly copy_id: number
  readonly change_id: number
  readonly copy_number: number
  readonly short_hash: string
  readonly printed_by: number
  readonly printed_on: string
  readonly display_name: string | null
  readonly content: string
}): ChangeCopy {
  return {
    copyId: row.copy_id,
    changeId: row.change_id,
    copyNumber: row.copy_number,
    shortHash: row.short_hash,
    printedBy: row.display_name ?? `账号 ${row.printed_by}`,
    printedOn: getDay(row.printed_on),
    content: changeSheetSchema.parse(JSON.parse(row.content)),
  }
}
