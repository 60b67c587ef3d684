/** What each line of a list of payments would be booked as: nothing of it is in the ledger yet. */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { TaxBooking, TaxCount } from '../../shared/collections/tax-lines.ts'
import type { ImportHead, RosterCounts } from '../../shared/rosters/model.ts'
import { PassSoFar, planTaxLine, readTaxFacts, readTaxRules } from '../collections/index.ts'
import type { TaxPlan } from '../collections/index.ts'
import type { BulkReader, SideFile } from '../ledger/index.ts'
import type { PackSet } from '../rules/index.ts'
import { listAppliedLines } from './staged-lines.ts'
import type { StagedLine } from './staged-lines.ts'
import { payerOf, taxLinesFrom } from './tax-lines.ts'

/** As many as one question to the ledger is asked for. */
const atATime = 500

type Parts = {
  readonly side: SideFile
  readonly bulk: BulkReader
  readonly packs: PackSet
  readonly head: ImportHead
  readonly isCancelled: () => boolean
}

/** Over the lines that were staged; answers the counts that follow from it. */
export async function previewPayments(parts: Parts): Promise<Partial<RosterCounts>> {
  const { side, bulk, head } = parts
  const coverageYear = getDefined(head.coverageYear ?? undefined, 'year of a list of payments')
  const rules = await readTaxRules(bulk.read, parts.packs)
  const soFar = new PassSoFar()
  const ordinalOf = countEqual()
  const counts = new Map<TaxBooking, TaxCount>()
  let after = 0
  for (;;) {
    if (parts.isCancelled()) return {}
    const staged = listAppliedLines(side, { after, limit: atATime })
    const last = staged.at(-1)
    if (last === undefined) break
    after = last.line
    const lines = taxLinesFrom(staged, { coverageYear, ordinalOf })
    const facts = await readTaxFacts(bulk.read, lines, { rules, batchId: null })
    side.together(() => {
      for (const [index, line] of lines.entries()) {
        const plan = planTaxLine(line, facts, soFar)
        const told = tell(plan)
        keep(side, { line: line.line, ordinal: line.ordinal, told })
        keepOutcome(side, getDefined(staged[index], 'staged line'), told.booking)
        count(counts, told, line.amountFen)
      }
    })
  }
  return { ...countOutcomes(side), payments: [...counts.values()] }
}

/** Counts equal payments of one payer as they come. */
function countEqual(): (line: StagedLine) => number {
  const counts = new Map<string, number>()
  return (line) => {
    const key = JSON.stringify([payerOf(line), line.event_on, line.paid_fen])
    const ordinal = (counts.get(key) ?? 0) + 1
    counts.set(key, ordinal)
    return ordinal
  }
}

type Told = {
  readonly booking: TaxBooking
  readonly appliedFen: number
  readonly surplusFen: number
  readonly reason: string | null
}

function tell(plan: TaxPlan): Told {
  switch (plan.kind) {
    case 'same':
    case 'no-money':
      return { booking: plan.kind, appliedFen: 0, surplusFen: 0, reason: null }
    case 'differs':
      return { booking: 'differs', appliedFen: 0, surplusFen: 0, reason: plan.reason }
    case 'surplus': {
      const { cause, fen, reason } = plan.surplus
      return { booking: cause, appliedFen: 0, surplusFen: fen, reason }
    }
    case 'registration':
    case 'renewal':
      return {
        booking: plan.surplus?.cause ?? plan.kind,
        appliedFen: plan.payableFen,
        surplusFen: plan.surplus?.fen ?? 0,
        reason: plan.surplus?.reason ?? null,
      }
  }
}

function keep(
  side: SideFile,
  { line, ordinal, told }: { readonly line: number; readonly ordinal: number; readonly told: Told },
): void {
  side.run(
    `insert into tax_line (line, ordinal, booking, applied_fen, surplus_fen, reason)
     values (?, ?, ?, ?, ?, ?)`,
    line,
    ordinal,
    told.booking,
    told.appliedFen,
    told.surplusFen,
    told.reason,
  )
}

/** A cumulative list repeats what is booked: those lines are the same, whatever the file is called. */
function keepOutcome(side: SideFile, line: StagedLine, booking: TaxBooking): void {
  if (line.outcome !== 'new' || (booking !== 'same' && booking !== 'differs')) return
  const outcome = booking === 'same' ? 'same' : 'changed'
  side.run('update line set outcome = ? where line = ?', outcome, line.line)
}

function countOutcomes(side: SideFile): Partial<RosterCounts> {
  const of = (outcome: string) =>
    Number(
      side.first('select count(*) as count from line where outcome = ?', outcome)?.['count'] ?? 0,
    )
  return { new: of('new'), changed: of('changed'), same: of('same') }
}

function count(counts: Map<TaxBooking, TaxCount>, told: Told, amountFen: number): void {
  const { booking, appliedFen, surplusFen } = told
  const known = counts.get(booking)
  counts.set(booking, {
    booking,
    lines: (known?.lines ?? 0) + 1,
    amountFen: (known?.amountFen ?? 0) + amountFen,
    appliedFen: (known?.appliedFen ?? 0) + appliedFen,
    surplusFen: (known?.surplusFen ?? 0) + surplusFen,
  })
}
