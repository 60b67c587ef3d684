/** What stands of somebody, weighed. */
import type { Evidence } from '../../shared/evidence/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Reader } from '../ledger/index.ts'
import { weigh } from './decide.ts'
import type { RankOrders } from './decide.ts'
import { listOfPeople, listOfPerson, listRankOrders } from './store.ts'
import type { Who } from './store.ts'

const none: RankOrders = new Map()

/** Of a person in the ledger, or of a number that nobody has yet; as it holds on a day. */
export async function evidenceOf(
  read: Reader,
  who: { readonly personId: number | null; readonly idNumber: string },
  { on, ofPacks = none }: { readonly on: Day; readonly ofPacks?: RankOrders },
): Promise<readonly Evidence[]> {
  const stored = await listOfPerson(read, who)
  if (stored.length === 0) return []
  return weigh(stored, { on, own: await listRankOrders(read), ofPacks })
}

/** The same of many people: what stands against each, by number, for whichever day is asked. */
export async function standingAgainstMany(
  read: Reader,
  people: readonly Who[],
  ofPacks: RankOrders,
): Promise<(idNumber: string, on: Day) => readonly Evidence[]> {
  const stored = await listOfPeople(read, people)
  const own = stored.size === 0 ? none : await listRankOrders(read)
  return (idNumber, on) => {
    const lines = stored.get(idNumber)
    return lines === undefined ? [] : standingAgainst(weigh(lines, { on, own, ofPacks }))
  }
}

/** Those for which a registration needs a written reason: one a kind, the one that rules. */
export function standingAgainst(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ effect, rules }) => effect === 'reason' && rules)
}
