/**
 * What has to be looked at before money goes to or for somebody: whom they may be twice, what lists
 * say against them, and every record that is theirs. Intake asks it of whom it registers; a refund
 * desk asks it of whom it pays back.
 */
import type { Reader } from '../ledger/index.ts'
import { sameAs } from '../ledger/index.ts'
import { evidenceOf, standingAgainst } from '../evidence/index.ts'
import type { Candidate } from '../../shared/duplicates/model.ts'
import type { Evidence } from '../../shared/evidence/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { findCandidates } from './candidates.ts'
import { listRecords } from './records.ts'

export type PersonCheck = {
  /** Ids of every record of the person, whoever goes on first: payments may lie on any of them. */
  readonly personIds: readonly number[]
  /** The likeliest first; nobody of whom a clerk said that they are two. */
  readonly candidates: readonly Candidate[]
  /** Death and other cover that rule, with source, file and row. */
  readonly against: readonly Evidence[]
}

/** Null where there is nobody of this id. `on` is the day for which lists are asked. */
export async function checkPerson(
  read: Reader,
  personId: number,
  asked: {
    readonly on: Day
    readonly coverageYear: number
    readonly ofPacks?: Parameters<typeof evidenceOf>[2]['ofPacks']
  },
): Promise<PersonCheck | null> {
  const personIds = await sameAs(read, personId)
  const [root = personId] = personIds
  const { on, coverageYear, ofPacks } = asked
  const known = (await listRecords(read, [root], coverageYear)).get(root)
  if (known === undefined) return null
  const who = { personId: root, idNumber: known.record.idNumber }
  const evidence = await evidenceOf(read, who, {
    on,
    ...(ofPacks === undefined ? {} : { ofPacks }),
  })
  return {
    personIds,
    candidates: await findCandidates(read, known.facts, { personId: root, coverageYear }),
    against: standingAgainst(evidence),
  }
}
