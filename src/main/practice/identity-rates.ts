/**
 * How often invented people have a special identity (特殊身份). The terms themselves come from the
 * office's packs; here stand only words by which a term is recognised and how frequent it is in a
 * rural township, in plausible orders of magnitude and no statistic of any place.
 */
import { addDays, dayFromNumber, dayOf, partsOf } from '../../shared/kernel/day.ts'
import type { DayNumber } from '../../shared/kernel/day.ts'
import type { Identity } from '../../shared/people/model.ts'
import type { Member } from './families.ts'
import type { Random } from './random.ts'

type Rate = {
  /** The first rate holds whose word stands in the term. */
  readonly word: string
  /** A household's identity is shared by all of its members. */
  readonly of: 'household' | 'person'
  /** Of 1000 households or of 1000 people who meet the conditions. */
  readonly perMille: number
  readonly fromAge?: number
  /** Last age in full years. */
  readonly toAge?: number
  /** Only those who live alone. */
  readonly alone?: true
  /** Times as frequent in households that have an identity of their own. */
  readonly ifPoor?: number
}

const rates: readonly Rate[] = [
  // A notice's price table may name those who have no identity at all.
  { word: '普通', of: 'person', perMille: 0 },
  { word: '特困', of: 'person', perMille: 90, fromAge: 60, alone: true },
  { word: '孤儿', of: 'person', perMille: 2, toAge: 17 },
  { word: '低保边缘', of: 'household', perMille: 7 },
  { word: '低保', of: 'household', perMille: 34 },
  { word: '返贫致贫', of: 'household', perMille: 2 },
  { word: '致贫返贫', of: 'household', perMille: 2 },
  { word: '脱贫不稳定', of: 'household', perMille: 4 },
  { word: '边缘易致贫', of: 'household', perMille: 4 },
  { word: '突发严重困难', of: 'household', perMille: 2 },
  { word: '脱贫', of: 'household', perMille: 45 },
  { word: '低收入', of: 'household', perMille: 6 },
  { word: '独生子女死亡', of: 'person', perMille: 4, fromAge: 49 },
  { word: '独生子女残疾', of: 'person', perMille: 3, fromAge: 49 },
  { word: '手术并发症', of: 'person', perMille: 2, fromAge: 45 },
  { word: '计划生育', of: 'person', perMille: 70, fromAge: 60 },
  { word: '计生', of: 'person', perMille: 20, fromAge: 49 },
  { word: '残疾军人', of: 'person', perMille: 1, fromAge: 25 },
  { word: '优抚', of: 'person', perMille: 8, fromAge: 55 },
  { word: '复员', of: 'person', perMille: 3, fromAge: 65 },
  { word: '遗属', of: 'person', perMille: 1, fromAge: 20 },
  { word: '残疾', of: 'person', perMille: 13, ifPoor: 6 },
  { word: '大学生', of: 'person', perMille: 250, fromAge: 18, toAge: 22 },
  { word: '医疗救助', of: 'person', perMille: 6 },
  { word: '被征地', of: 'household', perMille: 10 },
]

const otherwise: Omit<Rate, 'word'> = { of: 'person', perMille: 1 }

export type TermRate = Omit<Rate, 'word'> & { readonly term: string }

/** The terms of a pack with their frequencies, in the pack's order. */
export function readTermRates(terms: readonly string[]): readonly TermRate[] {
  return terms.map((term) => {
    const found = rates.find((rate) => term.includes(rate.word))
    return { ...otherwise, ...found, term }
  })
}

/** The identities of every member of a household, each list in the terms' order. */
export function drawIdentities(
  random: Random,
  members: readonly Member[],
  plan: { readonly rates: readonly TermRate[]; readonly today: DayNumber },
): readonly (readonly Identity[])[] {
  const shared: Identity[] = []
  for (const rate of plan.rates) {
    if (rate.of !== 'household' || shared.length > 0 || !random.perMille(rate.perMille)) continue
    shared.push(withDays(random, rate.term, plan.today))
  }
  return members.map((member) => {
    const own: Identity[] = []
    const age = Math.floor(((plan.today - member.bornOn) * 4) / 1461)
    for (const rate of plan.rates) {
      if (rate.of !== 'person' || age < (rate.fromAge ?? 0) || age > (rate.toAge ?? 200)) continue
      if (rate.alone === true && members.length > 1) continue
      const times = shared.length > 0 ? (rate.ifPoor ?? 1) : 1
      if (random.perMille(rate.perMille * times)) {
        own.push(withDays(random, rate.term, plan.today))
      }
    }
    return [...shared, ...own]
  })
}

/** Half of the lists carry no days; of the others some end, and a few have ended already. */
function withDays(random: Random, term: string, today: DayNumber): Identity {
  if (random.perMille(500)) return { term, from: null, to: null }
  const { year, month } = partsOf(dayFromNumber(today - random.between(30, 2400)))
  const from = dayOf(year, month, 1)
  const drawn = random.below(100)
  if (drawn < 75) return { term, from, to: null }
  if (drawn < 88) return { term, from, to: dayOf(partsOf(dayFromNumber(today)).year, 12, 31) }
  if (drawn < 94) return { term, from, to: addDays(dayOf(year + 8, month, 1), -1) }
  const ended = addDays(dayFromNumber(today), -random.between(1, 200))
  return { term, from, to: ended < from ? from : ended }
}
