/** 上年度参保: that people were enrolled for a year, as somebody else's list has it. */
import { assert } from '../../shared/kernel/assert.ts'
import { groupsOf } from '../ledger/index.ts'
import type { StateRow, Writing } from '../ledger/index.ts'
import type { StagedLine } from './staged-lines.ts'

/** Opens what is not there yet; what the office itself knows of an enrolment stands. */
export async function carryOver(
  writing: Writing,
  lines: readonly StagedLine[],
  batch: StateRow<'roster_batch'>,
): Promise<void> {
  const { coverage_year: coverageYear } = batch
  assert(coverageYear !== null, 'a list of enrolments without its coverage year')
  const found = lines.filter(
    ({ outcome, person_id: personId }) => personId !== null && outcome !== 'ambiguous',
  )
  const personIds = [...new Set(found.map(({ person_id: personId }) => personId ?? 0))]
  // Whoever was merged is covered like the one whose record goes on.
  const { members, rootOf } = await groupsOf(writing.read, personIds)
  const there = await writing.read
    .selectFrom('enrolment')
    .select('person_id')
    .where('person_id', 'in', [...members])
    .where('coverage_year', '=', coverageYear)
    .where('scheme', '=', 'resident')
    .where('to_action', 'is', null)
    .execute()
  const enrolled = new Set(there.map((row) => rootOf(row.person_id)))
  let enrolmentId = await writing.nextId('enrolment', 'enrolment_id')
  for (const line of found) {
    const personId = rootOf(line.person_id ?? 0)
    if (enrolled.has(personId)) continue
    enrolled.add(personId)
    writing.open('enrolment', {
      enrolment_id: enrolmentId,
      person_id: personId,
      coverage_year: coverageYear,
      scheme: 'resident',
      tier: line.tier === null || line.tier < 1 ? 1 : line.tier,
      source: 'carried-over',
    })
    enrolmentId += 1
  }
}
