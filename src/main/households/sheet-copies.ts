/** Copies of households' sheets: counted, kept as printed, verified. */
import { householdSheetSchema } from '../../shared/households/model.ts'
import type { HouseholdCopy, HouseholdSheet } from '../../shared/households/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { normalizeSheetText, normalizeShortHash } from '../../shared/printing/typed.ts'
import type { Reader, Writing } from '../ledger/index.ts'
import { shortHashOf } from '../printing/index.ts'
import { findSheet } from './sheet.ts'
import type { SheetAsked } from './sheet.ts'
import type { AsOf } from './household.ts'

/** Keeps a copy as it is printed and answers its id; copies of one sheet are counted from 1. */
export async function openCopy(
  writing: Writing,
  copy: SheetAsked & { readonly content: HouseholdSheet; readonly accountId: number },
): Promise<number> {
  const { content, householdId, coverageYear, accountId } = copy
  const { copies } = await writing.read
    .selectFrom('household_sheet')
    .select(({ fn }) => fn.countAll<number>().as('copies'))
    .where('sheet_number', '=', content.sheetNumber)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  const sheetId = await writing.nextId('household_sheet', 'household_sheet_id')
  writing.open('household_sheet', {
    household_sheet_id: sheetId,
    household_id: householdId,
    coverage_year: coverageYear,
    sheet_number: content.sheetNumber,
    copy_number: copies + 1,
    short_hash: shortHashOf(content),
    content: JSON.stringify(content),
    printed_by: accountId,
    printed_on: writing.recordedOn,
  })
  return sheetId
}

export async function findCopy(read: Reader, sheetId: number): Promise<HouseholdCopy | null> {
  const row = await copyRows(read).where('s.household_sheet_id', '=', sheetId).executeTakeFirst()
  return row === undefined ? null : copyFrom(row)
}

/** Number and short hash as typed: what is kept of them, or that nothing is. */
export async function verifySheet(
  read: Reader,
  typed: { readonly sheetNumber: string; readonly shortHash: string },
  asOf: AsOf,
) {
  const rows = await copyRows(read)
    .where('s.sheet_number', '=', normalizeSheetText(typed.sheetNumber))
    .orderBy('s.copy_number')
    .execute()
  const copies = rows.map(copyFrom)
  const hash = normalizeShortHash(typed.shortHash)
  const matching = copies.filter(({ shortHash }) => normalizeShortHash(shortHash) === hash)
  // No copy has this code: the newest shows what the paper should say.
  const original = matching[0] ?? copies.at(-1)
  if (original === undefined) return { kind: 'unknown-number' as const }
  const { householdId, content } = original
  const now = await findSheet(read, { householdId, coverageYear: content.coverageYear }, asOf)
  return {
    kind: matching.length === 0 ? ('hash-differs' as const) : ('found' as const),
    original,
    copies: copies.length,
    copyNumbers: matching.map(({ copyNumber }) => copyNumber),
    sameToday: typeof now !== 'string' && shortHashOf(now) === original.shortHash,
  }
}

function copyRows(read: Reader) {
  return read
    .selectFrom('household_sheet as s')
    .leftJoin('account as a', (join) =>
      join.onRef('a.account_id', '=', 's.printed_by').on('a.to_action', 'is', null),
    )
    .selectAll('s')
    .select('a.display_name')
    .where('s.to_action', 'is', null)
}

function copyFrom(row: {
  readonly household_sheet_id: number
  readonly household_id: number
  readonly copy_number: number
  readonly short_hash: string
  readonly printed_by: number
  readonly printed_on: string
  readonly display_name: string | null
  readonly content: string
}): HouseholdCopy {
  return {
    sheetId: row.household_sheet_id,
    householdId: row.household_id,
    copyNumber: row.copy_number,
    shortHash: row.short_hash,
    printedBy: row.display_name ?? `账号 ${row.printed_by}`,
    printedOn: getDay(row.printed_on),
    content: householdSheetSchema.parse(JSON.parse(row.content)),
  }
}
