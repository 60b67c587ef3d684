/** Printed sheets in the ledger. */
import type { Reader, Writing } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { shortHashOf } from './short-hash.ts'
import { sheetContentSchema } from '../../shared/printing/model.ts'
import type { Print, SheetContent, SheetKind } from '../../shared/printing/model.ts'

export async function findPrint(read: Reader, printId: number): Promise<Print | null> {
  const row = await printRows(read).where('print.print_id', '=', printId).executeTakeFirst()
  return row === undefined ? null : printFrom(row)
}

/** Every copy of a sheet number, first copy first. */
export async function listPrints(read: Reader, sheetNumber: string): Promise<readonly Print[]> {
  const rows = await printRows(read)
    .where('print.sheet_number', '=', sheetNumber)
    .orderBy('print.copy_number')
    .execute()
  return rows.map(printFrom)
}

/** Copies of one kind, by registration; those without any are left out. */
export async function countCopies(
  read: Reader,
  { kind, registrationIds }: { readonly kind: SheetKind; readonly registrationIds: number[] },
): Promise<{ readonly registrationId: number; readonly copies: number }[]> {
  if (registrationIds.length === 0) return []
  const rows = await read
    .selectFrom('print')
    .select(({ fn }) => ['registration_id', fn.countAll<number>().as('copies')])
    .where('sheet_kind', '=', kind)
    .where('registration_id', 'in', registrationIds)
    .where('to_action', 'is', null)
    .groupBy('registration_id')
    .orderBy('registration_id')
    .execute()
  return rows.map(({ registration_id: registrationId, copies }) => ({ registrationId, copies }))
}

function printRows(read: Reader) {
  return read
    .selectFrom('print')
    .leftJoin('account', (join) =>
      join.onRef('account.account_id', '=', 'print.printed_by').on('account.to_action', 'is', null),
    )
    .selectAll('print')
    .select('account.display_name')
    .where('print.to_action', 'is', null)
}

function printFrom(row: {
  readonly print_id: number
  readonly registration_id: number
  readonly copy_number: number
  readonly short_hash: string
  readonly printed_on: string
  readonly printed_by: number
  readonly display_name: string | null
  readonly content: string
}): Print {
  return {
    printId: row.print_id,
    registrationId: row.registration_id,
    copyNumber: row.copy_number,
    shortHash: row.short_hash,
    printedBy: row.display_name ?? `账号 ${row.printed_by}`,
    printedOn: getDay(row.printed_on),
    content: sheetContentSchema.parse(JSON.parse(row.content)),
  }
}

/** Keeps a copy as it is printed and answers its id; copies of one sheet are counted from 1. */
export async function openPrint(
  writing: Writing,
  print: {
    readonly content: SheetContent
    readonly registrationId: number
    readonly accountId: number
    readonly today: Day
  },
): Promise<number> {
  const { content, registrationId } = print
  const { copies } = await writing.read
    .selectFrom('print')
    .select(({ fn }) => fn.countAll<number>().as('copies'))
    .where('sheet_number', '=', content.sheetNumber)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  const printId = await writing.nextId('print', 'print_id')
  writing.open('print', {
    print_id: printId,
    sheet_kind: content.kind,
    registration_id: registrationId,
    sheet_number: content.sheetNumber,
    copy_number: copies + 1,
    short_hash: shortHashOf(content),
    content: JSON.stringify(content),
    printed_by: print.accountId,
    printed_on: print.today,
  })
  return printId
}
