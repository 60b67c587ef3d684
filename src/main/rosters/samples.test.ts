/** The sample of every kind goes all the way: guessed, read, previewed, applied and taken back. */
import { beforeEach, expect, test } from 'vitest'
import { fixedClock } from '../../../tests/support/ledger-builder.ts'
import { apply, reviewer, stageReading, undo } from '../../../tests/support/roster-office.ts'
import { openTaxOffice } from '../../../tests/support/tax-office.ts'
import type { TaxOffice } from '../../../tests/support/tax-office.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { rosterKinds } from '../../shared/rosters/kinds.ts'
import type { RosterKind } from '../../shared/rosters/kinds.ts'
import type { ImportHead } from '../../shared/rosters/model.ts'
import { openSecondWriter } from '../ledger/index.ts'
import { guessLayout, inspectFile, readRoster, writeSampleWorkbook } from '../spreadsheets/index.ts'
import { restoreBatch } from './restore-batch.ts'
import { findBatchRow } from './store.ts'

let office: TaxOffice
beforeEach(async () => {
  office = await openTaxOffice()
})

function headOf(kind: RosterKind): ImportHead {
  return {
    kind: kind.kind,
    sender: '练习来文单位',
    authority: kind.authorities[0] ?? 'township',
    scope: '',
    coverageYear: kind.needsCoverageYear ? 2024 : null,
    listDay: kind.needsListDay ? getDay('2023-11-20') : null,
    fullList: kind.usually === 'full',
    fileName: `${kind.label}-样表.xlsx`,
  }
}

async function readSample({ label, fields }: RosterKind) {
  const { bytes } = await writeSampleWorkbook({ label, fields })
  const file = await inspectFile(bytes)
  if (file.kind === 'refused') throw new Error(file.refusal.text)
  return readRoster(bytes, guessLayout(file, fields).layout, fields)
}

async function takeBack(batchId: number): Promise<void> {
  await undo(office.ledger, batchId, '样表试过了')
  const writer = openSecondWriter(office.ledger.source, fixedClock)
  try {
    await restoreBatch({
      source: office.ledger.source,
      writer,
      batchId,
      undoRequestId: `undo-batch-${batchId}`,
      operator: reviewer,
      onProgress: () => undefined,
    })
  } finally {
    await writer.close()
  }
}

test.each(rosterKinds.map((kind) => [kind.label, kind] as const))(
  '%s的样表能预览、应用、撤销，没有一行有错，各种结果加起来是全部',
  async (_label, kind) => {
    const reading = await readSample(kind)
    const staged = await stageReading(office, headOf(kind), { reading, practice: true })
    const { counts } = staged
    expect(counts.rows).toBeGreaterThan(0)
    expect([counts.bad, counts.duplicate]).toEqual([0, 0])
    const told = [counts.new, counts.changed, counts.same, counts['not-found'], counts.ambiguous]
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(counts.rows)
    if (kind.changes === 'payments') {
      expect(counts.payments.reduce((sum, { lines }) => sum + lines, 0)).toBe(counts.rows)
    }
    const batchId = await apply(office.ledger, staged, reviewer)
    expect((await findBatchRow(office.ledger.read, batchId))?.status).toBe('applied')
    await takeBack(batchId)
    const after = await findBatchRow(office.ledger.read, batchId)
    expect([after?.status, after?.not_restored ?? '[]']).toEqual(['undone', '[]'])
    expect(office.ledger.verify().problems).toEqual([])
  },
)
